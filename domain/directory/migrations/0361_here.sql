-- Everybody held at a facility, in order of id: what a night's job walks along.
create index residents_here on directory.residents (facility_id, id) where status = 'here';
