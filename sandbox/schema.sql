-- The sandbox's own database. Applied at every start, so every statement can run again.
-- Two processes starting at once on a new database would otherwise both try to create the same schema.
select pg_advisory_xact_lock(7271, 1);

create schema if not exists processor;
create schema if not exists mailbox;
create schema if not exists authenticator;
create schema if not exists push;
create schema if not exists texts;
create schema if not exists agency;
create schema if not exists bank;

-- Every object the processor's API shows, as the API shows it.
create table if not exists processor.objects (
  id text primary key,
  kind text not null,
  seq bigint generated always as identity unique,
  created bigint not null,
  body jsonb not null
);
create index if not exists objects_kind_seq on processor.objects (kind, seq desc);
create index if not exists objects_body on processor.objects using gin (body jsonb_path_ops);

-- What the API does not show of an attempt to pay: enough to answer the same form twice with one result.
create table if not exists processor.attempts (
  id text primary key,
  session_id text not null references processor.objects (id),
  payment_method_id text references processor.objects (id),
  test_card text,
  state text not null check (state in ('challenge', 'paid', 'refused')),
  problem text,
  created bigint not null
);

create table if not exists processor.idempotency_keys (
  scope text not null,
  key text not null,
  path text not null,
  fingerprint text not null,
  status integer not null,
  answer text not null,
  request_id text not null,
  created bigint not null,
  primary key (scope, key)
);

-- Work that falls due by the sandbox's clock: sessions that end, disputes that come later.
create table if not exists processor.due (
  id bigint generated always as identity primary key,
  kind text not null,
  object_id text not null,
  at bigint not null,
  unique (kind, object_id)
);
create index if not exists due_at on processor.due (at);

create table if not exists processor.deliveries (
  id text primary key,
  seq bigint generated always as identity unique,
  event_id text not null references processor.objects (id),
  event_type text not null,
  state text not null check (state in ('pending', 'delivered', 'failed')),
  attempts integer not null default 0,
  next_at timestamptz not null,
  last_at timestamptz,
  last_status integer,
  last_problem text
);
create index if not exists deliveries_due on processor.deliveries (next_at, seq) where state = 'pending';
create index if not exists deliveries_event on processor.deliveries (event_id);

create table if not exists processor.switches (
  name text primary key,
  is_on boolean not null
);

create table if not exists mailbox.mails (
  id text primary key,
  seq bigint generated always as identity unique,
  received_at timestamptz not null,
  envelope_from text not null,
  envelope_to text[] not null,
  subject text not null,
  raw bytea not null
);
create index if not exists mails_to on mailbox.mails using gin (envelope_to);

create table if not exists authenticator.secrets (
  label text primary key,
  secret text not null,
  added_at timestamptz not null
);

-- Phones that show notices: a browser's own keys, and the messages its push service holds, locked as they came.
create table if not exists push.phones (
  id text primary key,
  private_key bytea not null,
  auth bytea not null,
  application_key text,
  added_at timestamptz not null,
  answers integer
);
create table if not exists push.messages (
  id text primary key,
  phone_id text not null references push.phones (id),
  received_at timestamptz not null,
  ttl integer not null,
  urgency text not null,
  topic text not null,
  body bytea not null
);
create index if not exists messages_by_phone on push.messages (phone_id, received_at desc);

-- Text messages to phones and from them; 'state' as the provider's API names it.
create table if not exists texts.messages (
  id text primary key,
  seq bigint generated always as identity unique,
  direction text not null check (direction in ('out', 'in')),
  phone text not null,
  body text not null,
  state text not null,
  error_code integer,
  status_url text,
  at timestamptz not null
);
create index if not exists messages_phone on texts.messages (phone, seq desc);
create table if not exists texts.stopped (
  phone text primary key
);

-- The bank: transfers it was told to make, kept for ever under their key, and the lines of the account's statement.
create table if not exists bank.transfers (
  id text primary key,
  seq bigint generated always as identity unique,
  key text not null unique,
  fingerprint text not null,
  amount_cents bigint not null check (amount_cents > 0),
  routing_number text not null,
  account_number text not null,
  name text not null,
  reference text not null,
  batch date not null,
  entries integer not null,
  status text not null check (status in ('pending', 'settled', 'returned')),
  return_code text,
  created_at timestamptz not null,
  settles_at timestamptz not null,
  settled_at timestamptz,
  returned_at timestamptz
);
create index if not exists transfers_due on bank.transfers (settles_at) where status <> 'returned';
create index if not exists transfers_batch on bank.transfers (batch);
create table if not exists bank.lines (
  id text primary key,
  seq bigint generated always as identity unique,
  day date not null,
  amount_cents bigint not null check (amount_cents > 0),
  sign text not null check (sign in ('credit', 'debit')),
  reference text not null,
  description text not null,
  transfer_id text references bank.transfers (id),
  booked_at timestamptz not null
);
alter table bank.lines add column if not exists type text not null default 'other'
  check (type in ('payment', 'return', 'deposit', 'fee', 'other'));
create index if not exists lines_day on bank.lines (day, seq);

-- Transfers the agency's own API was called for: what it did stands under their key, once, however often it is asked.
create table if not exists agency.calls (
  key text primary key,
  seq bigint generated always as identity unique,
  manner text not null,
  body text not null,
  asked integer not null default 1,
  first_at timestamptz not null
);

-- Hand-off files that the agency's trust system has taken; 'id' is the SHA-256 of the content.
create table if not exists agency.files (
  id text primary key,
  content bytea not null,
  taken_at timestamptz not null
);
