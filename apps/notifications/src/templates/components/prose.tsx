import { style } from './style.js';

/** The title of a mail; one in each. */
export function Heading({ text }: { text: string }) {
  return <h1 style={style.heading}>{text}</h1>;
}

export function Subheading({ text }: { text: string }) {
  return <h2 style={style.subheading}>{text}</h2>;
}

export function Paragraph({ text }: { text: string }) {
  return <p style={style.paragraph}>{text}</p>;
}
