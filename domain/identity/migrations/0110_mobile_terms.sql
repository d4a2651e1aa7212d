-- The app has terms of its own beside those of paying. A sign-up that began in the app agreed to both.
alter table identity.sign_ups add column mobile_terms_version text;
-- One acceptance per login and version, however often the button is pressed.
create unique index terms_acceptances_once on identity.terms_acceptances (login_id, kind, version);
drop index identity.terms_acceptances_by_login;
