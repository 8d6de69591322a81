/** One profile to read or to edit; what is wrong is said at its field, while it is typed. */

import { type ReactNode, useId, useState } from 'react';
import { CHANNELS, CONSENTS, type Failure, type Sleeper } from '../../app/bridge/index.ts';
import { keepSleeper } from '../state/sleepers.ts';
import { DevicesField } from './devices-field.tsx';
import { type Draft, draftOf, judge } from './form.ts';
import { ThemesField } from './themes-field.tsx';

interface FormProps {
  readonly sleeper: Sleeper;
  /** The version that is edited; null for a new sleeper. */
  readonly basedOn: number | null;
  readonly readOnly: boolean;
  onKept(name: string): void;
}

export function SleeperForm({ sleeper, basedOn, readOnly, onKept }: FormProps) {
  const [draft, setDraft] = useState<Draft>(() => draftOf(sleeper));
  const [failure, setFailure] = useState<Failure | null>(null);
  const { sleeper: judged, problems } = judge(draft);
  const changed = basedOn === null || JSON.stringify(draft) !== JSON.stringify(draftOf(sleeper));
  const type = (field: string, value: string) => setDraft((now) => ({ ...now, texts: { ...now.texts, [field]: value } }));
  const field = (name: string, label: string, unit = '', mode: 'text' | 'decimal' = 'decimal') => (
    <Field label={label} unit={unit} problem={problems[name]}>
      {(attributes) => (
        <input
          {...attributes}
          name={name}
          inputMode={mode}
          className={mode === 'decimal' ? 'numeric' : ''}
          value={draft.texts[name] ?? ''}
          readOnly={readOnly || (name === 'name' && basedOn !== null)}
          onChange={(event) => type(name, event.target.value)}
        />
      )}
    </Field>
  );
  const choice = (name: string, label: string, options: readonly (readonly [string, string])[]) => (
    <Field label={label} unit="" problem={problems[name]}>
      {(attributes) => (
        <select {...attributes} name={name} value={draft.texts[name]} disabled={readOnly} onChange={(event) => type(name, event.target.value)}>
          {options.map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
  const keep = async () => {
    if (judged === null) return;
    const refused = await keepSleeper(judged, basedOn);
    setFailure(refused);
    if (refused === null) onKept(judged.name);
  };
  return (
    <form
      className="sleeper-form"
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <div className="sleeper-fields sleeper-who">
        {field('title', 'Who it is', '', 'text')}
        {field('name', 'Name', '', 'text')}
      </div>
      <Field label="Story" unit="" problem={problems['story']}>
        {(attributes) => (
          <textarea
            {...attributes}
            name="story"
            rows={2}
            maxLength={600}
            value={draft.texts['story']}
            readOnly={readOnly}
            onChange={(event) => type('story', event.target.value)}
          />
        )}
      </Field>
      <div className="sleeper-fields">
        {field('age', 'Age, 5–85', 'years')}
        {choice('sex', 'Sex', [
          ['f', 'female'],
          ['m', 'male'],
        ])}
        {choice('chronotype', 'Chronotype', [
          ['early', 'early'],
          ['middle', 'middle'],
          ['late', 'late'],
        ])}
        {field('bedtimeMinutes', 'Lights out, as usual', '')}
        {field('timeInBedHours', 'In bed, 1–16', 'h')}
        {field('sleepNeedHours', 'Sleep needed, 3–14', 'h')}
        {field('onset', 'Time to fall asleep, 0.1–6', '× typical')}
        {field('wakefulness', 'Awakenings, 0.1–6', '× typical')}
        {field('nightmareProneness', 'Prone to nightmares', '0–1')}
        {field('deepSleep', 'Deep sleep comes, 0.1–6', '× typical')}
        {field('remSleep', 'REM lasts, 0.1–6', '× typical')}
        <span />
        {field('hearing.left', 'Hearing loss left, 0–120', 'dB')}
        {field('hearing.right', 'Hearing loss right, 0–120', 'dB')}
      </div>
      <fieldset>
        <legend>Sensitivity, 0–4; 1 is typical, higher wakes more easily</legend>
        <div className="sleeper-fields">
          {CHANNELS.map((channel) => (
            <div key={channel}>{field(`sensitivity.${channel}`, channel)}</div>
          ))}
        </div>
      </fieldset>
      <fieldset disabled={readOnly}>
        <legend>Agrees to</legend>
        <div className="sleeper-consents">
          {CONSENTS.map((consent) => (
            <label key={consent}>
              <input
                type="checkbox"
                name={`consent.${consent}`}
                checked={draft.consents.includes(consent)}
                onChange={(event) =>
                  setDraft((now) => ({
                    ...now,
                    consents: event.target.checked ? [...now.consents, consent] : now.consents.filter((own) => own !== consent),
                  }))
                }
              />
              {consent}
            </label>
          ))}
        </div>
      </fieldset>
      <ThemesField
        value={draft.texts['avoidThemes'] ?? ''}
        readOnly={readOnly}
        problem={problems['avoidThemes']}
        onChange={(value) => type('avoidThemes', value)}
      />
      <DevicesField
        devices={draft.devices}
        readOnly={readOnly}
        problem={problems['devices']}
        onChange={(devices) => setDraft((now) => ({ ...now, devices }))}
      />
      {failure !== null && (
        <p className="sleeper-failure" role="alert">
          {failure.message} {failure.hint}
        </p>
      )}
      {!readOnly && (
        <footer>
          <button type="submit" className="primary" disabled={judged === null || !changed}>
            {basedOn === null ? 'Add' : 'Keep changes'}
          </button>
          {judged === null && <span className="sleeper-note">Something above is not right yet.</span>}
        </footer>
      )}
    </form>
  );
}

interface FieldAttributes {
  readonly id: string;
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby': string | undefined;
}

function Field(props: {
  readonly label: string;
  readonly unit: string;
  readonly problem: string | undefined;
  children(attributes: FieldAttributes): ReactNode;
}) {
  const id = useId();
  const { label, unit, problem, children } = props;
  return (
    <div className="sleeper-field">
      <label htmlFor={id}>{label}</label>
      <span>
        {children({ id, 'aria-invalid': problem !== undefined, 'aria-describedby': problem === undefined ? undefined : `${id}-problem` })}
        {unit !== '' && <em>{unit}</em>}
      </span>
      {problem !== undefined && (
        <small id={`${id}-problem`} role="alert">
          {problem}
        </small>
      )}
    </div>
  );
}
