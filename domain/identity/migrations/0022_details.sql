-- Personal details: every saving is a new version, so a receipt can show what was known on its day.
create table identity.personal_details (
  id text primary key,
  login_id text not null references identity.logins,
  version int not null,
  first_name text not null,
  last_name text,
  birth_date date not null,
  country text not null check (country ~ '^[A-Z]{2}$'),
  address_line1 text not null,
  address_line2 text,
  city text not null,
  region text,
  postal_code text,
  phone text not null check (phone ~ '^\+[0-9]{6,15}$'),
  saved_at timestamptz not null,
  unique (login_id, version)
);
