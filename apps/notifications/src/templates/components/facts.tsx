import { Fragment } from 'react';
import { style } from './style.js';

export interface Fact {
  label: string;
  value: string;
}

/** Labels with their values, below each other; line breaks of a value are kept. In the text version a label and a short value share a line. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return facts.map(({ label, value }) => {
    const lines = value.split(/\r\n|\r|\n/);
    return (
      <p key={label} style={style.fact}>
        <span style={style.factLabel}>{label}: </span>
        <br data-skip-in-text={lines.length === 1} />
        {lines.map((line, index) => (
          <Fragment key={index}>
            {index > 0 && <br />}
            {line}
          </Fragment>
        ))}
      </p>
    );
  });
}
