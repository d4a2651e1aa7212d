-- Stamps of the people held. What their agency gives each month, and what others gave them, are accounts in the ledger. A reply stamp stays its sender's, set aside
-- until it is used or goes back, and pays for an answer to that sender only.

-- Reply stamps that wait for an answer, or for what staff say to one. Working state: the use that stands behind a row is the record.
create table stamps.replies (
  subject text primary key,
  customer text not null,
  resident_id text not null,
  agency_id text not null,
  at timestamptz not null,
  -- Not used by then, it is its sender's again.
  ends_at timestamptz not null,
  foreign key (subject, customer, agency_id) references stamps.uses (subject, customer, agency_id)
);
create index replies_by_pair on stamps.replies (resident_id, customer, at);
create index replies_by_customer on stamps.replies (customer, agency_id, at);
create index replies_by_end on stamps.replies (ends_at, subject);

-- What a customer gave a person held, and what it had cost.
create table stamps.gifts (
  gift_id text primary key,
  customer text not null,
  resident_id text not null,
  agency_id text not null,
  stamps bigint not null check (stamps > 0),
  price_cents bigint not null check (price_cents >= 0),
  tax_cents bigint not null check (tax_cents >= 0),
  at timestamptz not null,
  unique (gift_id, resident_id, agency_id)
);
create index gifts_by_customer on stamps.gifts (customer, agency_id, at desc, gift_id desc);

-- Gifts of which something is left. Working state: the draws are the record.
create table stamps.open_gifts (
  gift_id text primary key references stamps.gifts,
  resident_id text not null,
  agency_id text not null
);
create index open_gifts_by_resident on stamps.open_gifts (resident_id);

-- What a person held used stamps for: a reply stamp of the one he answers, or his own, those of the month first.
create table stamps.resident_uses (
  subject text primary key,
  resident_id text not null,
  agency_id text not null,
  reply text,
  monthly bigint not null check (monthly >= 0),
  own bigint not null check (own >= 0),
  at timestamptz not null,
  unique (subject, resident_id, agency_id),
  check ((reply is not null) = (monthly + own = 0))
);
create index resident_uses_by_resident on stamps.resident_uses (resident_id, at desc);
create index resident_uses_by_reply on stamps.resident_uses (reply) where reply is not null;

create table stamps.resident_use_ends (
  subject text primary key,
  kind text not null check (kind in ('spent', 'freed')),
  at timestamptz not null,
  resident_id text not null,
  agency_id text not null,
  foreign key (subject, resident_id, agency_id) references stamps.resident_uses (subject, resident_id, agency_id)
);

-- Which gifts stamps came out of: spent on a use, or given back (the subject is the gift's own id then).
create table stamps.gift_draws (
  gift_id text not null,
  subject text not null,
  stamps bigint not null check (stamps > 0),
  price_cents bigint not null check (price_cents >= 0),
  at timestamptz not null,
  resident_id text not null,
  agency_id text not null,
  primary key (gift_id, subject),
  foreign key (gift_id, resident_id, agency_id) references stamps.gifts (gift_id, resident_id, agency_id)
);

-- One night's round through a facility: how far it is. Working state.
create table stamps.rounds (
  facility_id text not null,
  month date not null,
  agency_id text not null,
  up_to bigint not null,
  last_resident text not null default '',
  seen bigint not null default 0,
  raised bigint not null default 0,
  given bigint not null default 0,
  started_at timestamptz not null,
  ended_at timestamptz,
  primary key (facility_id, month)
);

-- One answer at a time for a reply stamp, whoever asks at once; and none once it has gone back or was used.
create function stamps.reply_once() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  perform 1 from stamps.replies r where r.subject = new.reply and r.resident_id = new.resident_id for update;
  if not found or exists (
    select 1 from stamps.resident_uses u where u.reply = new.reply and not exists (select 1 from stamps.resident_use_ends e where e.subject = u.subject)
  ) then
    -- It was, a moment ago: looked at anew, another one pays, or none.
    raise exception 'reply stamp % is not free for %', new.reply, new.subject using errcode = '40001';
  end if;
  return new;
end $$;
revoke all on function stamps.reply_once() from public;
create trigger reply_once before insert on stamps.resident_uses for each row when (new.reply is not null) execute function stamps.reply_once();

-- No more comes out of a gift than went in: whoever draws at once. What is empty is open no more.
create function stamps.draw_within_gift() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  given stamps.gifts;
  drawn bigint;
  worth bigint;
begin
  select g.* into given from stamps.gifts g where g.gift_id = new.gift_id for no key update;
  select coalesce(sum(d.stamps), 0), coalesce(sum(d.price_cents), 0) into drawn, worth from stamps.gift_draws d where d.gift_id = new.gift_id;
  if drawn + new.stamps > given.stamps or worth + new.price_cents > given.price_cents then
    raise exception 'gift % has % stamps, % drawn, % more asked', new.gift_id, given.stamps, drawn, new.stamps;
  end if;
  if drawn + new.stamps = given.stamps then
    delete from stamps.open_gifts o where o.gift_id = new.gift_id;
  end if;
  return new;
end $$;
revoke all on function stamps.draw_within_gift() from public;
create trigger within_gift before insert on stamps.gift_draws for each row execute function stamps.draw_within_gift();

-- What somebody held may use: of this month's, and of his own. Himself and the house.
create function stamps.resident_purse(resident text, agency text, at timestamptz, out monthly bigint, out own bigint)
  language plpgsql stable security definer set search_path = '' as $$
begin
  if kernel.realm() = 'system' or (kernel.realm() = 'resident' and kernel.actor() = resident) then
    monthly := ledger.available('stamps_monthly:' || agency || ':' || resident, at);
    own := ledger.available('stamps:' || agency || ':' || resident, at);
  end if;
end $$;
revoke all on function stamps.resident_purse from public;
grant execute on function stamps.resident_purse to kinline_app;

alter table stamps.replies enable row level security;
alter table stamps.gifts enable row level security;
alter table stamps.open_gifts enable row level security;
alter table stamps.resident_uses enable row level security;
alter table stamps.resident_use_ends enable row level security;
alter table stamps.gift_draws enable row level security;
alter table stamps.rounds enable row level security;

-- No one may change or remove what is recorded.
grant select, insert on stamps.gifts, stamps.resident_uses, stamps.resident_use_ends, stamps.gift_draws to kinline_app;
grant select, insert, update, delete on stamps.replies to kinline_app;
grant select, insert, delete on stamps.open_gifts to kinline_app;
grant select, insert, update on stamps.rounds to kinline_app;

create policy system on stamps.replies to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy system on stamps.gifts to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy system on stamps.open_gifts to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy system on stamps.resident_uses to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy system on stamps.resident_use_ends to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy system on stamps.gift_draws to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy system on stamps.rounds to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy operator_reads on stamps.replies for select to kinline_app using ((select kernel.realm()) = 'operator');
create policy operator_reads on stamps.gifts for select to kinline_app using ((select kernel.realm()) = 'operator');
create policy operator_reads on stamps.open_gifts for select to kinline_app using ((select kernel.realm()) = 'operator');
create policy operator_reads on stamps.resident_uses for select to kinline_app using ((select kernel.realm()) = 'operator');
create policy operator_reads on stamps.resident_use_ends for select to kinline_app using ((select kernel.realm()) = 'operator');
create policy operator_reads on stamps.gift_draws for select to kinline_app using ((select kernel.realm()) = 'operator');
create policy operator_reads on stamps.rounds for select to kinline_app using ((select kernel.realm()) = 'operator');
create policy own on stamps.replies for select to kinline_app using ((select kernel.realm()) = 'customer' and customer = (select kernel.actor()));
create policy own on stamps.gifts for select to kinline_app using ((select kernel.realm()) = 'customer' and customer = (select kernel.actor()));
create policy held on stamps.replies for select to kinline_app using ((select kernel.realm()) = 'resident' and resident_id = (select kernel.actor()));
create policy held on stamps.gifts for select to kinline_app using ((select kernel.realm()) = 'resident' and resident_id = (select kernel.actor()));
create policy held on stamps.resident_uses for select to kinline_app using ((select kernel.realm()) = 'resident' and resident_id = (select kernel.actor()));
create policy held on stamps.resident_use_ends for select to kinline_app using ((select kernel.realm()) = 'resident' and resident_id = (select kernel.actor()));
create policy held on stamps.gift_draws for select to kinline_app using ((select kernel.realm()) = 'resident' and resident_id = (select kernel.actor()));
create policy used on stamps.resident_uses for insert to kinline_app with check (kernel.realm() = 'resident' and resident_id = kernel.actor());
