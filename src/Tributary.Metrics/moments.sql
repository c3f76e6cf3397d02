moment as (
  -- The quarters of a series.
  select number, cast(cast($from as date) + number * interval '3 months' as date) as first, cast(cast($from as date) + (number + 1) * interval '3 months' as date) as next
  from generate_series(0, cast($quarters as integer) - 1) as quarter(number)
),
