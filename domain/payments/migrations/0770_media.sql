-- The media balance: money that people held have for what is sold to them here. It is given to them out of wallets, and the ledger's floor account
-- `media:<resident>` says how much there is; here stands who gave it, and which gift paid for what, so that what is left when somebody leaves goes back to who gave it.

create table payments.media_gifts (
  gift_id text primary key,
  customer text not null,
  -- As it was told to who got it.
  giver_name text not null,
  resident_id text not null,
  agency_id text not null,
  amount_cents bigint not null check (amount_cents > 0),
  at timestamptz not null,
  unique (gift_id, customer, resident_id, agency_id)
);
create index media_gifts_by_customer on payments.media_gifts (customer, at desc, gift_id desc);
create index media_gifts_by_resident on payments.media_gifts (resident_id, at desc, gift_id desc);

-- Gifts of which something is left. Working state: the draws are the record.
create table payments.media_open (
  gift_id text primary key references payments.media_gifts,
  resident_id text not null,
  agency_id text not null
);
create index media_open_by_resident on payments.media_open (resident_id);

-- What came out of a gift: it paid for a thing (the subject), or went back to who gave it (the subject begins with the gift's id). Below nothing: a thing that it
-- had paid for was given back, and the money is there again.
create table payments.media_draws (
  gift_id text not null,
  subject text not null,
  cents bigint not null check (cents <> 0),
  at timestamptz not null,
  customer text not null,
  resident_id text not null,
  agency_id text not null,
  primary key (gift_id, subject),
  foreign key (gift_id, customer, resident_id, agency_id) references payments.media_gifts (gift_id, customer, resident_id, agency_id),
  check (cents > 0 or subject like '%:back')
);
create index media_draws_by_resident on payments.media_draws (resident_id, subject);

-- No more comes out of a gift than went in, and no more of a thing comes back than it paid: whoever draws at once. What is empty is open no more.
create function payments.draw_within_media_gift() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  given payments.media_gifts;
  drawn bigint;
begin
  select g.* into given from payments.media_gifts g where g.gift_id = new.gift_id for no key update;
  select coalesce(sum(d.cents), 0) into drawn from payments.media_draws d where d.gift_id = new.gift_id;
  if drawn + new.cents > given.amount_cents then
    raise exception 'gift % has % cents, % drawn, % more asked', new.gift_id, given.amount_cents, drawn, new.cents;
  end if;
  if new.cents < 0 and not exists (select 1 from payments.media_draws d
      where d.gift_id = new.gift_id and d.subject || ':back' = new.subject and d.cents >= -new.cents) then
    raise exception 'gift %: % never paid for that much', new.gift_id, new.subject;
  end if;
  if drawn + new.cents = given.amount_cents then
    delete from payments.media_open o where o.gift_id = new.gift_id;
  else
    insert into payments.media_open (gift_id, resident_id, agency_id) values (given.gift_id, given.resident_id, given.agency_id) on conflict do nothing;
  end if;
  return new;
end $$;
revoke all on function payments.draw_within_media_gift() from public;
create trigger within_gift before insert on payments.media_draws for each row execute function payments.draw_within_media_gift();

alter table payments.media_gifts enable row level security;
alter table payments.media_open enable row level security;
alter table payments.media_draws enable row level security;

-- No one may change or remove what is recorded.
grant select, insert on payments.media_gifts, payments.media_draws to kinline_app;
grant select, insert, delete on payments.media_open to kinline_app;

create policy system on payments.media_gifts to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy system on payments.media_open to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy system on payments.media_draws to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy operator_reads on payments.media_gifts for select to kinline_app using ((select kernel.realm()) = 'operator');
create policy operator_reads on payments.media_open for select to kinline_app using ((select kernel.realm()) = 'operator');
create policy operator_reads on payments.media_draws for select to kinline_app using ((select kernel.realm()) = 'operator');
create policy own on payments.media_gifts for select to kinline_app using ((select kernel.realm()) = 'customer' and customer = (select kernel.actor()));
create policy own on payments.media_draws for select to kinline_app using ((select kernel.realm()) = 'customer' and customer = (select kernel.actor()));
create policy held on payments.media_gifts for select to kinline_app using ((select kernel.realm()) = 'resident' and resident_id = (select kernel.actor()));
create policy held on payments.media_draws for select to kinline_app using ((select kernel.realm()) = 'resident' and resident_id = (select kernel.actor()));
