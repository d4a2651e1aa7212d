-- Who helps: a facility's mental health staff, and the coordinator to whom reports of abuse go (28 CFR 115.11).
alter table identity.role_grants drop constraint role_grants_role_check;
alter table identity.role_grants add constraint role_grants_role_check
  check (role in ('mailroom', 'visits', 'trust_clerk', 'care', 'prea', 'investigator', 'ombuds', 'agency_admin', 'operator', 'finance', 'operations'));
