/** What is different about each night of the cohort: when the lights go out, how long, and what came before. */

import { Popover } from '@base-ui/react/popover';
import { ChevronDown, Moon } from 'lucide-react';
import { useState } from 'react';
import { NumberField } from './number-field.tsx';
import { changed, clockField, hoursOf, minutesOf, type NightPlan, planInWords } from './wish.ts';

interface PlanProps {
  readonly plan: NightPlan;
  readonly onChange: (plan: NightPlan) => void;
}

export function Nights({ plan, onChange }: PlanProps) {
  const change = <K extends keyof NightPlan>(key: K, value: NightPlan[K] | undefined) => onChange(changed(plan, key, value));
  return (
    <Popover.Root>
      <Popover.Trigger
        className="quiet"
        title="What is different about each night"
        aria-label={`What is different about each night: ${planInWords(plan)}`}
        data-testid="cohort-plan"
      >
        <Moon size={14} strokeWidth={1.5} aria-hidden /> {planInWords(plan)} <ChevronDown size={14} strokeWidth={1.5} aria-hidden />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={4} align="start" className="over">
          <Popover.Popup className="menu cohort-choice" aria-label="What is different about each night">
            <div className="cohort-fields">
              <label>
                Lights out
                <input
                  type="time"
                  value={clockField(plan.bedtimeMinutes)}
                  onChange={({ target }) => change('bedtimeMinutes', target.value === '' ? undefined : minutesOf(target.value))}
                />
              </label>
              <NumberField
                label="Hours in bed"
                value={plan.timeInBedMinutes === undefined ? undefined : plan.timeInBedMinutes / 60}
                min={0.5}
                max={16}
                step={0.5}
                empty="as usual"
                onChange={(hours) => change('timeInBedMinutes', hours === undefined ? undefined : Math.round(hours * 60))}
              />
              <NumberField
                label="Hours awake before"
                value={plan.hoursAwake}
                min={0}
                max={120}
                step={0.5}
                empty="as usual"
                onChange={(hours) => change('hoursAwake', hours)}
              />
              <Slept plan={plan} onChange={onChange} />
            </div>
            <p className="faint">What is left empty is as each sleeper usually does.</p>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

function Slept({ plan, onChange }: PlanProps) {
  const [text, setText] = useState(plan.sleptHours?.join(', ') ?? '');
  const hours = hoursOf(text);
  return (
    <label>
      Hours slept in the nights before
      <input
        type="text"
        value={text}
        placeholder="as usual; else 5, 4.5"
        title="The last night stands last"
        aria-invalid={hours === null}
        onChange={({ target }) => {
          setText(target.value);
          const given = hoursOf(target.value);
          if (given !== null) onChange(changed(plan, 'sleptHours', given.length === 0 ? undefined : [...given]));
        }}
      />
    </label>
  );
}
