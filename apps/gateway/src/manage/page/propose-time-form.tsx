import { FieldError } from './field-error.js';
import { fieldState, type FormProps } from './form-props.js';

/** The contact's other time: a date in their time zone, or words. */
export function ProposeTimeForm({ timeZone, ...props }: FormProps & { timeZone: string }) {
  const { texts, path, language } = props;
  const date = fieldState(props, 'preferredDate');
  const timing = fieldState(props, 'preferredTiming');
  return (
    <section aria-labelledby="propose">
      <h2 id="propose">{texts.propose.heading}</h2>
      <p>{texts.propose.intro}</p>
      <form method="post" action={`${path}/propose-time?lang=${language}`}>
        <label htmlFor="preferredDate">{texts.propose.date(timeZone)}</label>
        <FieldError field="preferredDate" error={date.error} />
        <input id="preferredDate" name="preferredDate" type="datetime-local" defaultValue={date.defaultValue} {...date.marks} />
        <label htmlFor="preferredTiming">{texts.propose.timing}</label>
        <FieldError field="preferredTiming" error={timing.error} />
        <input
          id="preferredTiming"
          name="preferredTiming"
          type="text"
          maxLength={500}
          defaultValue={timing.defaultValue}
          {...timing.marks}
        />
        <button type="submit">{texts.propose.button}</button>
      </form>
    </section>
  );
}
