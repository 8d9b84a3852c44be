-- A scale that looks back two weeks or more says little shortly after a dose, whichever that is: docs/decisions/0176.
alter table outcome_rule add column looks_back boolean not null default false;
update outcome_rule set looks_back = true where measure in (2, 3, 6, 7, 11, 12);
alter table outcome_rule alter column looks_back drop default;
comment on column outcome_rule.looks_back is 'whether the scale asks about two weeks or more';

-- whoever stores posts of a group reads when their courses' sessions began
grant select (at) on session to consilium_poster;
