/** Cohorts that were kept: look at one again, or throw it away. */

import { Menu } from '@base-ui/react/menu';
import { History, Trash2 } from 'lucide-react';
import { deleteCohort, openCohort } from '../state/cohort.ts';
import { counted } from '../state/figures.ts';
import { useStore } from '../state/store.ts';

export function SavedCohorts() {
  const cohorts = useStore((state) => state.cohorts);
  return (
    <Menu.Root>
      <Menu.Trigger className="quiet" disabled={cohorts.length === 0} title={cohorts.length === 0 ? 'None was run yet' : 'Cohorts that were run before'}>
        <History size={14} strokeWidth={1.5} aria-hidden /> <span className="word">Earlier</span>
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="end" className="over">
          <Menu.Popup className="menu sleepers">
            {cohorts.map(({ id, title, against, nights, createdAt, complete }) => (
              <div key={id} className="cohort-saved">
                <Menu.Item className="menu-item" onClick={() => void openCohort(id)}>
                  <span>
                    <strong>{against === '' ? title : `${title} and ${against}`}</strong>
                    <small>
                      {new Date(createdAt).toLocaleString()}
                      {complete ? '' : ', incomplete'}
                    </small>
                  </span>
                  <em>{counted(nights)} nights</em>
                </Menu.Item>
                <Menu.Item
                  className="icon"
                  aria-label={`Delete ${title}, ${counted(nights)} nights`}
                  closeOnClick={false}
                  onClick={() => void deleteCohort(id)}
                >
                  <Trash2 size={14} strokeWidth={1.5} aria-hidden />
                </Menu.Item>
              </div>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
