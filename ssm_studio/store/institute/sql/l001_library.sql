create table member (
    role name primary key,
    team text not null check (length(team) between 1 and 100),
    since timestamptz not null default now()
);

create table session (
    id text primary key check (length(id) between 1 and 100),
    team text not null,
    shared boolean not null default false,
    title text not null default '',
    language text not null default 'en',
    place text not null default '',
    cycle integer,
    ref text not null default '',
    parent text not null default '',
    changed timestamptz not null default now(),
    -- Counts what came in, entries and cuts together. It is raised under the lock of this row, so a number that is
    -- seen is never followed by a smaller one of the same session.
    received bigint not null default 0,
    pushed_by name not null default session_user
);
create index session_by_team on session (team, changed desc);

create table entry (
    id text primary key check (length(id) between 1 and 100),
    session text not null references session,
    received bigint not null,
    replica text not null,
    parent text,
    merged text,
    at text not null,
    merge_key text,
    undo_of text,
    digest text not null,
    -- Label, author, and one piece for each changed record, as the seal is laid over them; a salt for each piece.
    pieces text[] not null,
    salts text[] not null,
    -- The record of each piece after the first two; '' where nothing is left to cut.
    records text[] not null,
    pushed_by name not null default session_user,
    pushed_at timestamptz not null default now(),
    unique (session, received),
    check (cardinality(pieces) = cardinality(salts) and cardinality(records) = cardinality(pieces) - 2)
);

create table cut (
    session text not null references session,
    record text not null,
    how text not null check (how in ('private', 'forgotten')),
    received bigint not null,
    -- Who keeps it private: it is there again when the last of them releases it.
    keepers name[] not null default array[session_user],
    primary key (session, record)
);

-- What follows is made of what was pushed, for searching and counting; one row for each copy that is not merged yet.
create table copy (
    session text not null references session,
    replica text not null,
    head text not null,
    changed timestamptz not null default now(),
    title text not null,
    records text[] not null,
    refs text[] not null,
    kinds text[] not null,
    texts text[] not null,
    pushed_by name not null default session_user,
    primary key (session, replica)
);

create table said (
    session text not null,
    replica text not null,
    team text not null,
    shared boolean not null,
    changed timestamptz not null,
    words tsvector not null,
    primary key (session, replica),
    foreign key (session, replica) references copy on delete cascade
);
create index said_words on said using gin (words);

create table action (
    session text not null,
    replica text not null,
    record text not null,
    owner text not null,
    kept text not null,
    primary key (session, replica, record),
    foreign key (session, replica) references copy on delete cascade
);

create table theme (
    session text not null,
    replica text not null,
    lens text not null,
    theme text not null,
    records text[] not null,
    done boolean not null,
    primary key (session, replica, lens, theme),
    foreign key (session, replica) references copy on delete cascade
);

create table issue (
    session text not null,
    replica text not null,
    record text not null,
    ref text not null,
    label text not null,
    became text not null default '',
    primary key (session, replica, record),
    foreign key (session, replica) references copy on delete cascade
);

create function my_teams() returns text[]
language sql stable security definer set search_path = ssm_studio, pg_temp as $$
    select coalesce(array_agg(team), '{}') from member where role = session_user
$$;

-- The net: whatever rights a role gets by mistake, it sees its teams and what is marked for the institute.
alter table member enable row level security;
create policy seen on member for select using (team = any ((select my_teams())::text[]));
alter table session enable row level security;
create policy seen on session for select using (shared or team = any ((select my_teams())::text[]));
alter table entry enable row level security;
create policy seen on entry for select using (exists (select from session as s where s.id = entry.session));
alter table cut enable row level security;
create policy seen on cut for select using (exists (select from session as s where s.id = cut.session));
alter table copy enable row level security;
create policy seen on copy for select using (exists (select from session as s where s.id = copy.session));
alter table said enable row level security;
create policy seen on said for select using (shared or team = any ((select my_teams())::text[]));
alter table action enable row level security;
create policy seen on action for select using (exists (select from session as s where s.id = action.session));
alter table theme enable row level security;
create policy seen on theme for select using (exists (select from session as s where s.id = theme.session));
alter table issue enable row level security;
create policy seen on issue for select using (exists (select from session as s where s.id = issue.session));

-- Without accents and capitals, as people search.
create function folded(said text) returns text
language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
    select case when said ~ '^[\x01-\x7f]*$' then lower(said)
        else lower(regexp_replace(normalize(said, NFKD), '[\u0300-\u036f]', '', 'g')) end
$$;

create function words_of(title text, texts text[]) returns tsvector
language sql immutable set search_path = ssm_studio, pg_temp as $$
    -- No search text holds more than a megabyte of different words.
    select to_tsvector('pg_catalog.simple', folded(left(title || E'\n' || array_to_string(texts, E'\n'), 600000)))
$$;

-- Whose a session is stands among its words, by a sign that no text has, so that the index itself keeps teams apart.
create function whose(team text, shared boolean) returns tsvector
language sql immutable set search_path = pg_catalog, pg_temp as $$
    select array_to_tsvector(array[E'\x01' || md5(team)] || case when shared then array[E'\x02'] else '{}' end)
$$;

create function seen_by(teams text[]) returns tsquery
language sql immutable set search_path = pg_catalog, pg_temp as $$
    select (string_agg(quote_literal(mark), ' | '))::tsquery
    from (select E'\x02' as mark union all select E'\x01' || md5(team) from unnest(teams) as team) as marks
$$;

create function mine(session_id text, wanted_team text) returns session
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
        insert into session (id, team) values (session_id, coalesce(wanted_team, teams[1])) on conflict do nothing;
        select * into found_ from session where id = session_id for update;
    end if;
    if not found_.team = any (teams) then
        raise insufficient_privilege using message = 'of another team';
    end if;
    return found_;
end $$;

create function without(salt text, piece text) returns text
language sql immutable set search_path = pg_catalog, pg_temp as $$
    select case when salt like '=%' then salt
        else '=' || encode(sha256(decode(salt, 'hex') || convert_to(piece, 'UTF8')), 'hex') end
$$;

-- Takes some records out of an entry: their pieces, and the label, which may quote them. Its seal still fits.
create function emptied(e entry, gone text[]) returns entry
language plpgsql immutable set search_path = ssm_studio, pg_temp as $$
begin
    for i in 1 .. cardinality(e.records) loop
        if e.records[i] <> '' and e.records[i] = any (gone) then
            e.salts[i + 2] := without(e.salts[i + 2], e.pieces[i + 2]);
            e.pieces[i + 2] := '{"kind":"kept_back","id":""}';
            e.records[i] := '';
            e.salts[1] := without(e.salts[1], e.pieces[1]);
            e.pieces[1] := '""';
        end if;
    end loop;
    return e;
end $$;

-- What of an entry that is there a copy has cut, is cut here too, if it is of this entry. Nothing is ever put back.
create function narrowed(e entry, other entry) returns entry
language plpgsql immutable set search_path = ssm_studio, pg_temp as $$
begin
    if cardinality(e.pieces) <> cardinality(other.pieces) then
        return e;
    end if;
    for i in 1 .. cardinality(e.pieces) loop
        if e.salts[i] not like '=%' and other.salts[i] = without(e.salts[i], e.pieces[i]) then
            e.pieces[i] := other.pieces[i];
            e.salts[i] := other.salts[i];
            if i > 2 then
                e.records[i - 2] := other.records[i - 2];
            end if;
        end if;
    end loop;
    return e;
end $$;

create function push_entries(session_id text, wanted_team text, sent jsonb) returns bigint
language plpgsql security definer set search_path = ssm_studio, pg_temp as $$
declare
    s session := mine(session_id, wanted_team);
    gone text[] := coalesce((select array_agg(record) from cut where session = session_id), '{}');
    one jsonb;
    e entry;
    there entry;
begin
    for one in select value from jsonb_array_elements(sent) loop
        e := jsonb_populate_record(null::entry, one);
        e.session := session_id;
        e.pushed_by := session_user;
        e.pushed_at := now();
        e := emptied(e, gone);
        select * into there from entry where id = e.id;
        if there.id is null then
            s.received := s.received + 1;
            e.received := s.received;
            insert into entry select (e).* on conflict do nothing;
            if not found then
                raise insufficient_privilege using message = 'an entry of another session';
            end if;
        elsif there.session <> session_id then
            raise insufficient_privilege using message = 'an entry of another session';
        else
            e := narrowed(there, e);
            if e is distinct from there then
                update entry set pieces = e.pieces, salts = e.salts, records = e.records where id = e.id;
            end if;
        end if;
    end loop;
    update session set received = s.received where id = session_id;
    return s.received;
end $$;

create function push_cuts(
    session_id text, wanted_team text, private text[], forgotten text[], released text[]
) returns bigint
language plpgsql security definer set search_path = ssm_studio, pg_temp as $$
declare
    s session := mine(session_id, wanted_team);
    gone text[] := array(
        select r from unnest(private || forgotten) as r
        where not exists (
            select from cut where session = session_id and record = r and (how = 'forgotten' or not r = any (forgotten))
        )
    );
    r text;
begin
    update cut set keepers = array_remove(keepers, session_user) where session = session_id and record = any (released);
    delete from cut
    where session = session_id and how = 'private' and record = any (released) and cardinality(keepers) = 0;
    update cut set keepers = array_append(keepers, session_user)
    where session = session_id and record = any (private) and not session_user = any (keepers);
    foreach r in array gone loop
        s.received := s.received + 1;
        insert into cut values (
            session_id, r, case when r = any (forgotten) then 'forgotten' else 'private' end, s.received
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

create function cut_texts(session_id text, gone text[]) returns void
language plpgsql security definer set search_path = ssm_studio, pg_temp as $$
begin
    update copy as c set records = k.records, refs = k.refs, kinds = k.kinds, texts = k.texts
    from (
        select one.replica,
            coalesce(array_agg(t.record) filter (where t.record is not null), '{}') as records,
            coalesce(array_agg(t.ref) filter (where t.record is not null), '{}') as refs,
            coalesce(array_agg(t.kind) filter (where t.record is not null), '{}') as kinds,
            coalesce(array_agg(t.said) filter (where t.record is not null), '{}') as texts
        from copy as one
        left join lateral unnest(one.records, one.refs, one.kinds, one.texts) as t (record, ref, kind, said)
            on not t.record = any (gone)
        where one.session = session_id and one.records && gone
        group by one.replica
    ) as k
    where c.session = session_id and c.replica = k.replica;
    update said as s set words = words_of(c.title, c.texts) || whose(s.team, s.shared)
    from copy as c where s.session = session_id and c.session = s.session and c.replica = s.replica;
    delete from action where session = session_id and record = any (gone);
    delete from issue where session = session_id and record = any (gone);
    delete from theme where session = session_id and records && gone and records <@ gone;
    update theme set records = array(select r from unnest(records) as r where not r = any (gone))
    where session = session_id and records && gone;
end $$;

create function push_copy(session_id text, wanted_team text, about jsonb) returns void
language plpgsql security definer set search_path = ssm_studio, pg_temp as $$
declare
    s session := mine(session_id, wanted_team);
    gone text[] := coalesce((select array_agg(record) from cut where session = session_id), '{}');
    c copy := jsonb_populate_record(null::copy, about);
    at_ timestamptz := now();
    was timestamptz;
begin
    select changed into was from copy where session = session_id and replica = c.replica and head = c.head;
    at_ := coalesce(was, at_);
    delete from copy where session = session_id and (replica = c.replica or head in (
        select jsonb_array_elements_text(about -> 'knows')));
    insert into copy values (
        session_id, c.replica, c.head, at_, c.title, c.records, c.refs, c.kinds, c.texts, session_user
    );
    update session set title = c.title, language = about ->> 'language', place = about ->> 'place',
        cycle = (about ->> 'cycle')::integer, ref = about ->> 'ref', parent = about ->> 'parent', changed = at_,
        shared = coalesce((about ->> 'shared')::boolean, shared), pushed_by = session_user
    where id = session_id returning * into s;
    insert into said values (
        session_id, c.replica, s.team, s.shared, at_, words_of(c.title, c.texts) || whose(s.team, s.shared)
    );
    insert into action select session_id, c.replica, record, owner, kept
    from jsonb_populate_recordset(null::action, about -> 'actions');
    insert into theme select session_id, c.replica, lens, theme, records, done
    from jsonb_populate_recordset(null::theme, about -> 'themes');
    insert into issue select session_id, c.replica, record, ref, label, became
    from jsonb_populate_recordset(null::issue, about -> 'issues');
    update said as old set shared = s.shared, words = words_of(k.title, k.texts) || whose(s.team, s.shared)
    from copy as k
    where old.session = session_id and old.shared <> s.shared and k.session = old.session and k.replica = old.replica;
    -- Somebody may have cut what this copy does not know of yet.
    if c.records && gone then
        perform cut_texts(session_id, gone);
    end if;
end $$;

create function asked(words text[]) returns tsquery
language plpgsql immutable set search_path = ssm_studio, pg_temp as $$
declare
    whole tsquery;
    one tsquery;
    w text;
begin
    foreach w in array words loop
        one := plainto_tsquery('pg_catalog.simple', folded(rtrim(w, '*')));
        if numnode(one) > 0 then
            if w like '%*' then
                one := (one::text || ':*')::tsquery;
            end if;
            whole := case when whole is null then one else whole && one end;
        end if;
    end loop;
    return whole;
end $$;

-- The one door for searching: it checks the team itself, and so may use the index of words.
create function find_sessions(words text[], most integer)
returns table (id text, title text, team text, changed timestamptz, refs text[], kinds text[], texts text[])
language plpgsql stable security definer set search_path = ssm_studio, pg_temp
set enable_seqscan = off set jit = off as $$ -- the planner does not know how few sessions a word is in
declare
    teams text[] := my_teams();
    q tsquery := asked(words) && seen_by(teams);
    bare text[] := array(select folded(rtrim(w, '*')) from unnest(words) as w);
begin
    if q is null then
        return;
    end if;
    return query
    with hit as materialized ( -- so that a limit does not talk the planner out of the index
        select s.session, s.replica, s.changed from said as s
        where s.words @@ q and (s.shared or s.team = any (teams))
    ), one as (
        select distinct on (h.session) h.session, h.replica, h.changed
        from (select * from hit order by hit.changed desc limit most * 2) as h
        order by h.session, h.changed desc
    ), top as (
        select * from one order by one.changed desc limit most
    )
    select s.id, s.title, s.team, top.changed, t.refs, t.kinds, t.texts
    from top join session as s on s.id = top.session
    join copy as c on c.session = top.session and c.replica = top.replica
    left join lateral (
        select array_agg(l.ref) as refs, array_agg(l.kind) as kinds, array_agg(left(l.said, 400)) as texts
        from (
            select u.ref, u.kind, u.said from unnest(c.refs, c.kinds, c.texts) as u (ref, kind, said)
            where exists (select from unnest(bare) as b where strpos(folded(u.said), b) > 0) limit 3
        ) as l
    ) as t on true
    order by top.changed desc;
end $$;

create function grant_member(who name, to_team text) returns void
language plpgsql set search_path = ssm_studio, pg_temp as $$
begin
    insert into member (role, team) values (who, to_team)
    on conflict (role) do update set team = excluded.team, since = now();
    execute format('grant usage on schema ssm_studio to %I', who);
    execute format('grant select on all tables in schema ssm_studio to %I', who);
    execute format('grant execute on function my_teams(), folded(text), find_sessions(text[], integer), '
        'push_entries(text, text, jsonb), push_cuts(text, text, text[], text[], text[]), '
        'push_copy(text, text, jsonb) to %I', who);
end $$;

create function revoke_member(who name) returns void
language plpgsql set search_path = ssm_studio, pg_temp as $$
begin
    delete from member where role = who;
    execute format('revoke all on all functions in schema ssm_studio from %I', who);
    execute format('revoke all on all tables in schema ssm_studio from %I', who);
    execute format('revoke all on schema ssm_studio from %I', who);
end $$;

revoke all on all functions in schema ssm_studio from public;
