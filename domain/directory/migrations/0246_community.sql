-- Community corrections: work-release centres and the like, whose people are held at night or not at all.
alter table directory.agencies drop constraint agencies_kind_check;
alter table directory.agencies add constraint agencies_kind_check check (kind in ('prison', 'jail', 'community'));
