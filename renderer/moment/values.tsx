/** The values at the moment: variables, what is known of the sleeper, and parameters. */

import { type Moment, SENSOR_WORDS, spell, spellMs } from '../../app/bridge/index.ts';

export function Values({ moment: { vars, params, at } }: { readonly moment: Moment }) {
  if (vars.length + params.length === 0) return null;
  return (
    <section aria-label="Values">
      <h3>Values</h3>
      <dl>
        {vars.map(({ name, value, measure, min, max, since }) => (
          <div key={name} title={min === null || max === null ? '' : `${spell(min, measure)} to ${spell(max, measure)}`}>
            <dt>
              {name}
              {since !== null && <small>set {spellMs(at - since)} ago</small>}
            </dt>
            <dd>
              {min !== null && max !== null && max > min && (
                <meter min={min} max={max} value={value} aria-hidden>
                  {value}
                </meter>
              )}
              {spell(value, measure)}
            </dd>
          </div>
        ))}
        {params.map(({ name, value, measure }) => (
          <div key={`p ${name}`} className="param">
            <dt>
              {name} <small>parameter</small>
            </dt>
            <dd>{typeof value === 'string' ? `“${value}”` : spell(value, measure)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** What the program reads stands first. What it was told may be older: it is told when a value passes a number that it compares with. */
export function Sensors({ moment: { sensors } }: { readonly moment: Moment }) {
  const read = sensors.filter(({ told }) => told !== null);
  const others = sensors.filter(({ told }) => told === null);
  return (
    <section aria-label="Sleeper">
      <h3>Sleeper</h3>
      <dl>
        {read.map(({ sensor, value, told, measure }) => (
          <div key={sensor} title={`The program reads it${told === value ? '' : `; it was last told ${spell(told ?? 0, measure)}, which is the same to it`}`}>
            <dt>{SENSOR_WORDS[sensor]}</dt>
            <dd>{spell(value, measure)}</dd>
          </div>
        ))}
        {others.map(({ sensor, value, measure }) => (
          <div key={sensor} className="unread" title="The program does not read it">
            <dt>{SENSOR_WORDS[sensor]}</dt>
            <dd>{spell(value, measure)}</dd>
          </div>
        ))}
      </dl>
      <p className="faint">Values of a model, not measured.</p>
    </section>
  );
}
