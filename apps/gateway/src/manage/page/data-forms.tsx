import { FieldError } from './field-error.js';
import { fieldState, type FormProps } from './form-props.js';

/** The rights of the data subject: a copy, the consent withdrawn, everything erased (GDPR, articles 15, 7 and 17). */
export function DataForms({ consentGiven, ...props }: FormProps & { consentGiven: boolean }) {
  const { texts, path, language } = props;
  const confirm = fieldState(props, 'confirm');
  return (
    <section aria-labelledby="data">
      <h2 id="data">{texts.data.heading}</h2>
      <p>{texts.data.intro}</p>
      <h3>{texts.export.heading}</h3>
      <p>{texts.export.intro}</p>
      <form method="post" action={`${path}/export?lang=${language}`}>
        <button type="submit">{texts.export.button}</button>
      </form>
      {consentGiven && (
        <>
          <h3>{texts.withdraw.heading}</h3>
          <p>{texts.withdraw.intro}</p>
          <form method="post" action={`${path}/withdraw-consent?lang=${language}`}>
            <button type="submit">{texts.withdraw.button}</button>
          </form>
        </>
      )}
      <h3>{texts.erase.heading}</h3>
      <p>{texts.erase.intro}</p>
      <form method="post" action={`${path}/erase?lang=${language}`}>
        <FieldError field="confirm" error={confirm.error} />
        <label className="check" htmlFor="confirm">
          <input id="confirm" name="confirm" type="checkbox" value="yes" required {...confirm.marks} />
          {texts.erase.confirm}
        </label>
        <button type="submit" className="danger">
          {texts.erase.button}
        </button>
      </form>
    </section>
  );
}
