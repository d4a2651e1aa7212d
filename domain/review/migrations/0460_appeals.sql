-- Another look at what was returned, by somebody who has not decided about it before: the foreign keys below bring the names of those who have, and
-- the check at the end refuses them.

alter table review.decisions add unique (item_id, actor);

create table review.appeals (
  appeal_id text primary key,
  item_id text not null,
  subject text not null,
  -- 1: against the decision. 2: against the first appeal's.
  level smallint not null check (level in (1, 2)),
  level_before smallint generated always as (case level when 2 then 1 end) stored,
  decided_by text not null,
  upheld_by text,
  -- Who is told how it ends.
  parties text[] not null,
  asked_at timestamptz not null,
  due_at timestamptz not null,
  agency_id text not null,
  facility_id text not null,
  -- One for each level, whoever asks first.
  unique (item_id, level),
  unique (appeal_id, item_id, level, decided_by),
  unique (appeal_id, upheld_by),
  unique (appeal_id, agency_id, facility_id),
  check ((level = 2) = (upheld_by is not null)),
  foreign key (item_id, agency_id, facility_id) references review.items (item_id, agency_id, facility_id),
  foreign key (item_id, decided_by) references review.decisions (item_id, actor)
);
create index appeals_of_subject on review.appeals (subject);

-- What each of the two said, once.
create table review.appeal_asks (
  appeal_id text not null,
  asker text not null,
  words text not null,
  at timestamptz not null,
  agency_id text not null,
  facility_id text not null,
  primary key (appeal_id, asker),
  foreign key (appeal_id, agency_id, facility_id) references review.appeals (appeal_id, agency_id, facility_id)
);

-- How it ended, once. withdrawn: who asked took it back before anybody decided.
create table review.appeal_ends (
  appeal_id text primary key,
  item_id text not null,
  level smallint not null,
  decided_by text not null,
  upheld_by text,
  outcome text not null check (outcome in ('upheld', 'reversed', 'withdrawn')),
  -- Why, for both sides.
  words text,
  actor text not null,
  at timestamptz not null,
  agency_id text not null,
  facility_id text not null,
  unique (item_id, level, actor),
  foreign key (appeal_id, item_id, level, decided_by) references review.appeals (appeal_id, item_id, level, decided_by),
  foreign key (appeal_id, upheld_by) references review.appeals (appeal_id, upheld_by),
  foreign key (appeal_id, agency_id, facility_id) references review.appeals (appeal_id, agency_id, facility_id),
  check ((level = 2) = (upheld_by is not null)),
  check ((outcome = 'withdrawn') = (words is null)),
  constraint another_reviewer check (actor <> decided_by and actor is distinct from upheld_by)
);
alter table review.appeals add foreign key (item_id, level_before, upheld_by) references review.appeal_ends (item_id, level, actor);
create index appeal_ends_by_day on review.appeal_ends (agency_id, at);

-- What waits; a row leaves when its appeal has ended.
create table review.open_appeals (
  appeal_id text primary key,
  due_at timestamptz not null,
  agency_id text not null,
  facility_id text not null,
  foreign key (appeal_id, agency_id, facility_id) references review.appeals (appeal_id, agency_id, facility_id)
);
create index open_appeals_by_due on review.open_appeals (agency_id, due_at, appeal_id);

alter table review.appeals enable row level security;
alter table review.appeal_asks enable row level security;
alter table review.appeal_ends enable row level security;
alter table review.open_appeals enable row level security;

grant select, insert on review.appeals, review.appeal_asks, review.appeal_ends to kinline_app;
grant select, insert, update, delete on review.open_appeals to kinline_app;

create policy system on review.appeals to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy operator_reads on review.appeals for select to kinline_app using ((select kernel.realm()) = 'operator');
-- As with the letter itself: nobody who knows one of the two, or stepped aside from it.
create policy mailroom_reads on review.appeals for select to kinline_app
  using ((select kernel.realm()) = 'staff' and agency_id = (select kernel.agency()) and kernel.works_at(facility_id, (select kernel.facilities()))
    and (select 'mailroom' = any (kernel.roles())) and not parties && (select review.known_to_me())
    and not exists (select 1 from review.steps_aside s where s.item_id = appeals.item_id and s.reviewer = (select kernel.actor())));
create policy customer_reads on review.appeals for select to kinline_app
  using ((select kernel.realm()) = 'customer' and (select kernel.actor()) = any (parties));
create policy resident_reads on review.appeals for select to kinline_app
  using ((select kernel.realm()) = 'resident' and agency_id = (select kernel.agency()) and (select kernel.actor()) = any (parties));

-- Nobody reads what the other one said but the mailroom.
create policy system on review.appeal_asks to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy mailroom_reads on review.appeal_asks for select to kinline_app
  using ((select kernel.realm()) = 'staff' and agency_id = (select kernel.agency()) and kernel.works_at(facility_id, (select kernel.facilities()))
    and (select 'mailroom' = any (kernel.roles())));
create policy customer_reads on review.appeal_asks for select to kinline_app
  using ((select kernel.realm()) = 'customer' and asker = (select kernel.actor()));
create policy resident_reads on review.appeal_asks for select to kinline_app
  using ((select kernel.realm()) = 'resident' and agency_id = (select kernel.agency()) and asker = (select kernel.actor()));

create policy system on review.appeal_ends to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy operator_reads on review.appeal_ends for select to kinline_app using ((select kernel.realm()) = 'operator');
create policy mailroom_reads on review.appeal_ends for select to kinline_app
  using ((select kernel.realm()) = 'staff' and agency_id = (select kernel.agency()) and kernel.works_at(facility_id, (select kernel.facilities()))
    and (select 'mailroom' = any (kernel.roles())));
create policy party_reads on review.appeal_ends for select to kinline_app
  using ((select kernel.realm()) in ('customer', 'resident') and exists (select 1 from review.appeals a where a.appeal_id = appeal_ends.appeal_id));
create policy mailroom_decides on review.appeal_ends for insert to kinline_app
  with check (kernel.realm() = 'staff' and agency_id = kernel.agency() and kernel.works_at(facility_id, kernel.facilities())
    and 'mailroom' = any (kernel.roles()) and actor = kernel.actor() and outcome <> 'withdrawn'
    and exists (select 1 from review.appeals a where a.appeal_id = appeal_ends.appeal_id));

create policy system on review.open_appeals to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy operator_reads on review.open_appeals for select to kinline_app using ((select kernel.realm()) = 'operator');
create policy mailroom_reads on review.open_appeals for select to kinline_app
  using ((select kernel.realm()) = 'staff' and agency_id = (select kernel.agency()) and kernel.works_at(facility_id, (select kernel.facilities()))
    and (select 'mailroom' = any (kernel.roles())));
create policy mailroom_ends on review.open_appeals for delete to kinline_app
  using ((select kernel.realm()) = 'staff' and agency_id = (select kernel.agency()) and kernel.works_at(facility_id, (select kernel.facilities()))
    and (select 'mailroom' = any (kernel.roles())));
