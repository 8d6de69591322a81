/** The sign of a channel, in its colour; never the colour alone. */

import { Flower2, Move, Sun, Thermometer, Vibrate, Volume2 } from 'lucide-react';
import type { StimulusChannel } from '../../app/bridge/index.ts';

const ICONS = { sound: Volume2, light: Sun, scent: Flower2, touch: Vibrate, warmth: Thermometer, motion: Move } as const;

export function ChannelIcon({ channel, size = 14 }: { readonly channel: StimulusChannel; readonly size?: number }) {
  const Icon = ICONS[channel];
  return <Icon size={size} strokeWidth={1.5} color={`var(--${channel})`} aria-label={channel} role="img" />;
}
