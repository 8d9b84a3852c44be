-- The divisions of the U.S. Census Bureau: what a release tells of where a clinic is.
create table census_division (
  state    char(2) not null,
  division smallint not null,
  constraint census_division_pk primary key (state),
  constraint census_division_known check (division between 1 and 10)
);
comment on column census_division.division is '1 New England to 9 Pacific, as the Bureau numbers them; 10 the territories, which are in none';

insert into census_division (state, division) values
  ('CT', 1), ('ME', 1), ('MA', 1), ('NH', 1), ('RI', 1), ('VT', 1),
  ('NJ', 2), ('NY', 2), ('PA', 2),
  ('IL', 3), ('IN', 3), ('MI', 3), ('OH', 3), ('WI', 3),
  ('IA', 4), ('KS', 4), ('MN', 4), ('MO', 4), ('NE', 4), ('ND', 4), ('SD', 4),
  ('DE', 5), ('DC', 5), ('FL', 5), ('GA', 5), ('MD', 5), ('NC', 5), ('SC', 5), ('VA', 5), ('WV', 5),
  ('AL', 6), ('KY', 6), ('MS', 6), ('TN', 6),
  ('AR', 7), ('LA', 7), ('OK', 7), ('TX', 7),
  ('AZ', 8), ('CO', 8), ('ID', 8), ('MT', 8), ('NV', 8), ('NM', 8), ('UT', 8), ('WY', 8),
  ('AK', 9), ('CA', 9), ('HI', 9), ('OR', 9), ('WA', 9),
  ('AS', 10), ('GU', 10), ('MP', 10), ('PR', 10), ('VI', 10);

grant select on census_division to consilium_release;
