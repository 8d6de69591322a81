/** Dreams to start from, each in its own words and seen from far, or an empty one; and those that were open before. */

import './welcome.css';

import { FolderOpen } from 'lucide-react';
import { type FormEvent, useId, useState } from 'react';
import { CHANNELS, type Template } from '../../app/bridge/index.ts';
import { ChannelIcon } from '../shell/channel-icon.tsx';
import { closeSheet, Sheet } from '../shell/sheet.tsx';
import { chooseNewProjects, chooseProject, createProject, folderName, openProject, useNewProjects, useRecentProjects } from '../state/project.ts';
import { useStore } from '../state/store.ts';
import { TemplatePicture } from './template-picture.tsx';

const close = () => closeSheet('templates');

async function begin(id: string, name?: string): Promise<void> {
  close();
  await createProject(id, name);
}

export function TemplateGallery() {
  const templates = useStore((state) => state.templates);
  // The one that plays nothing is there to write one's own from: there is no picture to choose it by.
  const blank = templates.find(({ channels }) => channels.length === 0);
  return (
    <Sheet name="templates" title="Begin a dream" about="In a new folder of yours; the dream that is open is kept as it is.">
      <ul>
        {templates
          .filter((template) => template !== blank)
          .map((template, i) => (
            <li key={template.id}>
              <button data-first={i === 0 ? '' : undefined} type="button" data-template={template.id} onClick={() => void begin(template.id)}>
                <TemplatePicture id={template.id} />
                <h3>{template.title}</h3>
                <p>{template.summary}</p>
                <span className="channels">
                  {CHANNELS.filter((channel) => template.channels.includes(channel)).map((channel) => (
                    <ChannelIcon key={channel} channel={channel} size={16} />
                  ))}
                </span>
              </button>
            </li>
          ))}
      </ul>
      {blank !== undefined && <Blank template={blank} />}
      <Elsewhere />
    </Sheet>
  );
}

function Blank({ template }: { readonly template: Template }) {
  const id = useId();
  const [name, setName] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void begin(template.id, name.trim() || undefined);
  };
  return (
    <form className="blank" onSubmit={submit}>
      <label htmlFor={id}>Or your own, called</label>
      <input
        id={id}
        value={name}
        maxLength={200}
        placeholder={template.title}
        aria-describedby={`${id}-about`}
        onChange={(event) => setName(event.target.value)}
      />
      <button type="submit" className="secondary" data-template={template.id}>
        Begin
      </button>
      <p id={`${id}-about`}>{template.summary}</p>
    </form>
  );
}

function Elsewhere() {
  const recent = useRecentProjects();
  const newProjects = useNewProjects();
  const go = (open: () => Promise<unknown>) => () => {
    close();
    void open();
  };
  return (
    <footer>
      {recent.length > 0 && (
        <section aria-labelledby="recent">
          <h3 id="recent">Open before</h3>
          <div>
            {recent.map((one) => (
              <button key={one} type="button" className="quiet" title={one} onClick={go(() => openProject(one))}>
                {folderName(one)}
              </button>
            ))}
          </div>
        </section>
      )}
      <section aria-labelledby="new-projects">
        <h3 id="new-projects">New ones are kept in</h3>
        <code title={newProjects}>{newProjects}</code>
        <button type="button" className="quiet" onClick={() => void chooseNewProjects()}>
          Elsewhere…
        </button>
      </section>
      <span className="spring" />
      <button type="button" className="secondary" onClick={go(chooseProject)}>
        <FolderOpen size={16} strokeWidth={1.5} aria-hidden /> Open a project…
      </button>
    </footer>
  );
}
