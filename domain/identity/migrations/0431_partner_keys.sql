-- A key is an agency's or a partner's (a kiosk firm, a site that helps families). A partner's has no agency: it reads what is public, of the
-- agencies that operators let it reach. Whatever asks for kernel.agency() shows it nothing.

alter table identity.api_keys alter column agency_id drop not null;
alter table identity.api_keys add column partner text;
alter table identity.api_keys add column agencies text[] check (cardinality(agencies) > 0);
alter table identity.api_keys add constraint api_keys_one_holder check ((agency_id is null) = (partner is not null));
alter table identity.api_keys add constraint api_keys_partners_reach check ((partner is null) = (agencies is null));
alter table identity.api_keys add constraint api_keys_partners_read_what_is_public
  check (partner is null or (facilities is null and scopes <@ array['places:read', 'quotes:read']));
drop index identity.api_keys_named;
create unique index api_keys_named on identity.api_keys (agency_id, lower(partner), lower(name)) nulls not distinct where ended_at is null;
