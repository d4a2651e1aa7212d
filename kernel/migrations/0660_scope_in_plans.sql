-- What policies ask of the scope is read in every row's way: as part of the plan, not as a call of its own with settings to change and to put back.
-- Their bodies were read when they were made, so nobody's search_path reaches them.
alter function kernel.realm() reset all;
alter function kernel.actor() reset all;
alter function kernel.agency() reset all;
alter function kernel.facilities() reset all;
alter function kernel.agencies() reset all;
