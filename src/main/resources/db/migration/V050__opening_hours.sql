-- Hours gain exceptions and holidays, and call their days as FHIR's days-of-week does: mon for MONDAY.
update location
set hours = jsonb_build_object(
  'regular', coalesce((
    select jsonb_agg(span || jsonb_build_object('day', lower(left(span ->> 'day', 3))) order by place)
    from jsonb_array_elements(hours -> 'regular') with ordinality as each (span, place)), '[]'),
  'exceptions', '[]'::jsonb,
  'holidays', 'open')
where hours is not null;

comment on column location.hours is
  '{regular: array of {day, opens, closes}, exceptions: array of {date, periods, note}, holidays} in local time; null when they are not known';

-- no version of the form yet: the service draws these cards anew when it starts
update location_card set shape = 0 where location -> 'hours' is not null;
