-- What a transfer costs between the programme and the partner where it happened: so much money, in
-- smallest amounts, for so many smallest amounts of the unit.
alter table transfer
  add column partner     text,
  add column price_money bigint,
  add column price_units bigint,
  add check ((partner is null) = (price_money is null) and (partner is null) = (price_units is null));
