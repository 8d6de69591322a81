/**
 * Levels as MQTT topics, for lamps, plugs and home automation; docs/outputs.md tells the topics. Each topic has a connection of its own,
 * since a connection has one last will: whatever becomes of this process or of the network, the broker itself says 0 on each of them.
 */

import { randomBytes } from 'node:crypto';
import { connect, type MqttClient } from 'mqtt';
import { CHANNEL_MEASURES, CHANNELS, type Channel } from '../../../app/base/index.ts';
import { LEAST, MOST } from '../../../app/watchdog/index.ts';
import type { Output, OutputHost, Put } from './output.ts';

/** The broker takes a silent connection for lost after one and a half of these, s. */
const KEEPALIVE_S = 4;
const CONNECT_MS = 5_000;
const RETRY_MS = 1_000;
/** Between two levels on one topic, ms; the newest counts, and silence waits for nothing. */
const PACE_MS = 100;
/** A broker has little to say here: one that says more in this time, ms, is none, and would only fill the memory of who owns the outputs. */
const MOST_HEARD_BYTES = 64 * 1024;
const HEARD_MS = 10_000;
/** How long the last words may take, ms. */
const CLOSE_MS = 1_000;

export interface Broker {
  /** `mqtt://` or `mqtts://`, with user and password where it has them. */
  readonly url: string;
  readonly prefix: string;
  readonly channels: readonly Channel[];
}

export function mqttOutput({ url, prefix, channels }: Broker, host: OutputHost): Output {
  const shown = withoutPassword(url);
  let down = false;
  const state = (up: boolean, why: string) => {
    if (down !== up) return;
    down = !up;
    host.tell(up ? `${shown} is there again.` : `No way to the broker at ${shown}: ${why}. It is tried again; until then what listens there is silent.`);
  };
  const topic = (name: string, rest: string, options: Partial<Topic> = {}) => openTopic({ url, topic: `${prefix}/${name}`, rest, state, ...options });
  const levels = CHANNELS.filter((channel) => channels.includes(channel)).map((channel) => ({ channel, topic: topic(channel, '0') }));
  const about = JSON.stringify({ name: host.name, channels: Object.fromEntries(levels.map(({ channel }) => [channel, facts(channel)])) });
  const button = `${prefix}/release`;
  const status = topic('status', 'offline', {
    onConnect(client) {
      client.publish(`${prefix}/device`, about, { qos: 1, retain: true });
      client.subscribe(button, { qos: 1 });
      // What was kept by the broker was meant for another night; what was not asked for is no broker's to say.
      client.on('message', (topic, _, { retain }) => {
        if (topic === button && !retain) host.release('a button over MQTT');
      });
    },
  });
  const output: Output = {
    put({ levels: now, on }: Put) {
      for (const { channel, topic } of levels) topic.say(readable(now[channel]));
      status.say(on ? 'playing' : 'silent');
    },
    async close() {
      await Promise.all([status, ...levels.map(({ topic }) => topic)].map((topic) => topic.close()));
    },
  };
  status.say('silent');
  return output;
}

const facts = (channel: Channel) => ({ unit: CHANNEL_MEASURES[channel], least: LEAST[channel], most: MOST[channel] });
const readable = (level: number): string => String(Math.round(level * 100) / 100 || 0);

interface Topic {
  readonly url: string;
  readonly topic: string;
  /** What it says when nothing is on, and what the broker says when this connection is lost. */
  readonly rest: string;
  onConnect?(client: MqttClient): void;
  state(up: boolean, why: string): void;
}

interface OpenTopic {
  say(text: string): void;
  close(): Promise<void>;
}

/** Keeps a topic at what was said last: retained, at least once, and nothing that is out of date after a connection was lost. */
function openTopic({ url, topic, rest, onConnect, state }: Topic): OpenTopic {
  // The same each time: whoever comes back ends what is left of it, and the last will of that is said before and not after what is true now.
  const clientId = `dream-ssu-${randomBytes(6).toString('hex')}`;
  let wanted = rest;
  /** What the broker has been told on this connection, and whether it has still to say that it knows. */
  let told: string | null = null;
  let onWay = false;
  let next = 0;
  let pacing = false;
  let closed = false;
  let client = open();
  return {
    say(text) {
      wanted = text;
      pump();
    },
    close() {
      wanted = rest;
      return new Promise((resolve) => {
        const last = client;
        const end = (now = false) => {
          closed = true;
          last.end(now, {}, () => resolve());
        };
        setTimeout(() => end(true), CLOSE_MS).unref();
        if (!last.connected) return end();
        last.publish(topic, rest, { qos: 1, retain: true }, () => end());
      });
    },
  };

  /** A new client each time: one that connects anew would first send again what is no longer true. */
  function open(): MqttClient {
    const opened = connect(url, {
      clientId,
      keepalive: KEEPALIVE_S,
      connectTimeout: CONNECT_MS,
      reconnectPeriod: 0,
      clean: true,
      will: { topic, payload: Buffer.from(rest), qos: 1, retain: true },
    });
    let why = 'it does not answer';
    let heard = 0;
    let since = performance.now();
    opened.stream.on('data', ({ length }: Uint8Array) => {
      const now = performance.now();
      if (now - since > HEARD_MS) [heard, since] = [0, now];
      heard += length;
      if (heard <= MOST_HEARD_BYTES) return;
      why = 'it says more than a broker has to say';
      opened.stream.destroy();
    });
    opened.on('connect', () => {
      state(true, '');
      [told, onWay] = [null, false];
      onConnect?.(opened);
      pump();
    });
    opened.on('error', (error) => {
      why = error.message || (error as NodeJS.ErrnoException).code || why;
    });
    opened.once('close', () => {
      opened.end(true);
      if (closed) return;
      state(false, why);
      setTimeout(() => {
        if (!closed) client = open();
      }, RETRY_MS).unref();
    });
    return opened;
  }

  function paced(): void {
    pacing = false;
    pump();
  }

  function pump(): void {
    if (onWay || !client.connected || wanted === told) return;
    const now = performance.now();
    if (now < next && wanted !== rest) {
      if (!pacing) setTimeout(paced, next - now).unref();
      pacing = true;
      return;
    }
    [onWay, told, next] = [true, wanted, now + PACE_MS];
    const by = client;
    by.publish(topic, wanted, { qos: 1, retain: true }, () => {
      if (by !== client) return;
      onWay = false;
      pump();
    });
  }
}

function withoutPassword(url: string): string {
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}`;
}
