import { defineScript } from '@redis/client';

/** Milliseconds since the epoch by the server's clock, in Lua: those of the gateways do not matter. */
const serverClock = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)`;

/**
 * The rolling window of one key as a hash: member → "time of its hit, calls that rely on it". One script, so one step for
 * all gateways. It expires with its newest hit. Gives hits, ms until the oldest leaves, whether blocked, ms until a place is free.
 */
const take = `
local ttl, limit = tonumber(ARGV[2]), tonumber(ARGV[3])
local times, mine = {}, nil
local entries = redis.call('HGETALL', KEYS[1])
for i = 1, #entries, 2 do
  local at, holders = string.match(entries[i + 1], '^(%d+) (%d+)$')
  if tonumber(at) <= now - ttl then
    redis.call('HDEL', KEYS[1], entries[i])
  else
    times[#times + 1] = tonumber(at)
    if entries[i] == ARGV[1] then mine = { at = at, holders = tonumber(holders) } end
  end
end
local blocked = mine == nil and #times >= limit
if mine then
  redis.call('HSET', KEYS[1], ARGV[1], mine.at .. ' ' .. (mine.holders + 1))
elseif not blocked then
  times[#times + 1] = now
  redis.call('HSET', KEYS[1], ARGV[1], string.format('%.0f 1', now))
  redis.call('PEXPIRE', KEYS[1], ttl)
end
table.sort(times)
local leaves = function(at) return at and at + ttl - now or 0 end
return { #times, leaves(times[1]), blocked and 1 or 0, blocked and leaves(times[#times - limit + 1]) or 0 }`;

/** Gives a held hit up: 1 when nobody holds it any more, so that its place is free. */
const giveBack = `
local entry = redis.call('HGET', KEYS[1], ARGV[1])
if not entry then return 0 end
local at, holders = string.match(entry, '^(%d+) (%d+)$')
if tonumber(holders) > 1 then
  redis.call('HSET', KEYS[1], ARGV[1], at .. ' ' .. (holders - 1))
  return 0
end
return redis.call('HDEL', KEYS[1], ARGV[1])`;

/** The steps of the window; `clock` is Lua that sets `now`, milliseconds. */
export const windowScripts = (clock = serverClock) => ({
  takeHit: defineScript({
    SCRIPT: clock + take,
    NUMBER_OF_KEYS: 1,
    parseCommand: (parser, window: string, member: string, ttlMs: number, limit: number) => {
      parser.pushKey(window);
      parser.push(member, String(ttlMs), String(limit));
    },
    transformReply: ([totalHits, oldestMs, blocked, freeMs]: readonly [number, number, 0 | 1, number]) => ({
      totalHits,
      oldestMs,
      isBlocked: blocked === 1,
      freeMs,
    }),
  }),
  giveHitBack: defineScript({
    SCRIPT: giveBack,
    NUMBER_OF_KEYS: 1,
    parseCommand: (parser, window: string, member: string) => {
      parser.pushKey(window);
      parser.push(member);
    },
    transformReply: (removed: 0 | 1) => removed === 1,
  }),
});
