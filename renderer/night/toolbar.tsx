/** What is done with the picture of the night: looking closer, going from event to event, the list beside it. */

import { ChevronFirst, ChevronLast, List, Maximize2, ScanSearch, ZoomIn, ZoomOut } from 'lucide-react';
import { stepEvent } from '../state/night-cursor.ts';
import { get } from '../state/store.ts';
import { ZOOM } from './keys.ts';
import { fit, zoomBy, zoomToSelection } from './moves.ts';

export function Toolbar({ listed, setListed }: { readonly listed: boolean; readonly setListed: (listed: boolean) => void }) {
  return (
    <span className="night-tools" role="toolbar" aria-label="Picture of the night">
      <Tool name="To the event before" keys="," icon={ChevronFirst} act={() => stepEvent(-1)} />
      <Tool name="To the next event" keys="." icon={ChevronLast} act={() => stepEvent(1)} />
      <i className="night-tools-gap" />
      <Tool name="Zoom out" keys="−" icon={ZoomOut} act={() => zoomBy(1 / ZOOM, get().playheadMs)} />
      <Tool name="Zoom in" keys="+" icon={ZoomIn} act={() => zoomBy(ZOOM, get().playheadMs)} />
      <Tool name="Zoom to the range or the selection" keys="Z" icon={ScanSearch} act={zoomToSelection} />
      <Tool name="Show the whole night" keys="0" icon={Maximize2} act={fit} />
      <i className="night-tools-gap" />
      <button
        type="button"
        className="icon"
        title="The night as a table"
        aria-label="The night as a table"
        aria-pressed={listed}
        onClick={() => setListed(!listed)}
      >
        <List size={16} strokeWidth={1.5} />
      </button>
    </span>
  );
}

interface ToolProps {
  readonly name: string;
  readonly keys: string;
  readonly icon: typeof List;
  act(): void;
}

function Tool({ name, keys, icon: Icon, act }: ToolProps) {
  return (
    <button type="button" className="icon" title={`${name} (${keys})`} aria-label={name} onClick={act}>
      <Icon size={16} strokeWidth={1.5} />
    </button>
  );
}
