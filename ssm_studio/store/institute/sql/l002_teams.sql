-- A role may be in several teams, and each copy of a session keeps private for itself what it keeps.
alter table member drop constraint member_pkey;
alter table member add primary key (role, team);
create or replace function my_teams() returns text[]
language sql stable security definer set search_path = ssm_studio, pg_temp as $$
    select coalesce(array_agg(team order by since, team), '{}') from member where role = session_user
$$;

create or replace function mine(session_id text, wanted_team text) returns session
language plpgsql security definer set search_path = ssm_studio, pg_temp as $$
declare
    found_ session;
    teams text[] := my_teams();
begin
    select * into found_ from session where id = session_id for update;
    if found_.id is null then
        if wanted_team is not null and not wanted_team = any (teams) then
            raise insufficient_privilege using message = 'not of this team';
        end if;
        if cardinality(teams) = 0 then
            raise insufficient_privilege using message = 'of no team';
        end if;
        -- Whose it becomes decides who may read it: of several nobody guesses.
        if wanted_team is null and cardinality(teams) > 1 then
            raise exception using errcode = 'SST01', message = array_to_string(teams, ', ');
        end if;
        insert into session (id, team) values (session_id, coalesce(wanted_team, teams[1])) on conflict do nothing;
        select * into found_ from session where id = session_id for update;
    end if;
    if not found_.team = any (teams) then
        raise insufficient_privilege using message = 'of another team';
    end if;
    return found_;
end $$;

-- A role, or a role and one of its copies: 'ani/0192…'.
alter table cut alter column keepers drop default;
alter table cut alter column keepers type text[] using keepers::text[];

create function push_cuts(
    session_id text, wanted_team text, private text[], forgotten text[], released text[], copy_id text
) returns bigint
language plpgsql security definer set search_path = ssm_studio, pg_temp as $$
declare
    s session := mine(session_id, wanted_team);
    keeper text := session_user || coalesce('/' || copy_id, '');
    gone text[] := array(
        select r from unnest(private || forgotten) as r
        where not exists (
            select from cut where session = session_id and record = r and (how = 'forgotten' or not r = any (forgotten))
        )
    );
    r text;
begin
    -- A role that stands there alone was written when copies were not told apart.
    update cut set keepers = array_remove(array_remove(keepers, keeper), session_user::text)
    where session = session_id and record = any (released);
    delete from cut
    where session = session_id and how = 'private' and record = any (released) and cardinality(keepers) = 0;
    update cut set keepers = array_append(keepers, keeper)
    where session = session_id and record = any (private) and not keeper = any (keepers);
    foreach r in array gone loop
        s.received := s.received + 1;
        insert into cut (session, record, how, received, keepers) values (
            session_id, r, case when r = any (forgotten) then 'forgotten' else 'private' end, s.received, array[keeper]
        ) on conflict (session, record) do update set how = excluded.how, received = excluded.received;
    end loop;
    if cardinality(gone) > 0 then
        update entry as old set pieces = e.pieces, salts = e.salts, records = e.records
        from (select (emptied(one, gone)).* from entry as one where session = session_id and records && gone) as e
        where old.id = e.id;
        perform cut_texts(session_id, gone);
        update session set received = s.received where id = session_id;
    end if;
    return s.received;
end $$;

-- As programs of before call it.
create or replace function push_cuts(
    session_id text, wanted_team text, private text[], forgotten text[], released text[]
) returns bigint
language sql security definer set search_path = ssm_studio, pg_temp as $$
    select push_cuts(session_id, wanted_team, private, forgotten, released, null)
$$;

create or replace function grant_member(who name, to_team text) returns void
language plpgsql set search_path = ssm_studio, pg_temp as $$
begin
    insert into member (role, team) values (who, to_team) on conflict (role, team) do nothing;
    execute format('grant usage on schema ssm_studio to %I', who);
    execute format('grant select on all tables in schema ssm_studio to %I', who);
    execute format('grant execute on function my_teams(), folded(text), find_sessions(text[], integer), '
        'push_entries(text, text, jsonb), push_cuts(text, text, text[], text[], text[]), '
        'push_cuts(text, text, text[], text[], text[], text), push_copy(text, text, jsonb) to %I', who);
end $$;

-- Out of one team; out of the last one is out of the library.
create function revoke_member(who name, from_team text) returns void
language plpgsql set search_path = ssm_studio, pg_temp as $$
begin
    delete from member where role = who and team = from_team;
    if not exists (select from member where role = who) then
        perform revoke_member(who);
    end if;
end $$;

revoke all on function push_cuts(text, text, text[], text[], text[], text), revoke_member(name, text) from public;

do $$
declare
    who name;
begin
    for who in select distinct role from member join pg_roles on rolname = role loop
        execute format('grant execute on function push_cuts(text, text, text[], text[], text[], text) to %I', who);
    end loop;
end $$;
