-- What the people who run Kinline do. Everybody of them is `operator` (support); `finance` and `operations` are given besides.
-- Who was an operator until now did all of it.
alter table identity.role_grants drop constraint role_grants_role_check;
alter table identity.role_grants add constraint role_grants_role_check
  check (role in ('mailroom', 'visits', 'trust_clerk', 'investigator', 'ombuds', 'agency_admin', 'operator', 'finance', 'operations'));
insert into identity.role_grants (id, login_id, role, granted_by, granted_at)
select g.id || '_' || added.role, g.login_id, added.role, g.granted_by, g.granted_at
from identity.role_grants g cross join (values ('finance'), ('operations')) added (role)
where g.role = 'operator' and g.ended_at is null;
update identity.invites set roles = '{operator,finance,operations}' where realm = 'operator' and roles = '{operator}';
