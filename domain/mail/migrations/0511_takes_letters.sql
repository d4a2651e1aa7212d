-- Whether somebody held takes letters from the customer who asks, in her own transaction; since when and until when he does not is not hers to read.
create function mail.takes_letters(resident text, moment timestamptz) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select coalesce((
    select not (m.is_on and (m.until is null or m.until > moment)) from mail.mutes m
    where m.resident_id = resident and m.customer = kernel.actor() order by m.nr desc limit 1), true)
$$;
revoke all on function mail.takes_letters from public;
grant execute on function mail.takes_letters to kinline_app;
