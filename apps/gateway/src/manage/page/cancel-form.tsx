import { FieldError } from './field-error.js';
import { fieldState, type FormProps } from './form-props.js';

/** Cancels the booking; a reason is welcome. */
export function CancelForm(props: FormProps) {
  const { texts, path, language } = props;
  const reason = fieldState(props, 'reason');
  return (
    <section aria-labelledby="cancel">
      <h2 id="cancel">{texts.cancel.heading}</h2>
      <p>{texts.cancel.intro}</p>
      <form method="post" action={`${path}/cancel?lang=${language}`}>
        <label htmlFor="reason">{texts.cancel.reason}</label>
        <FieldError field="reason" error={reason.error} />
        <textarea id="reason" name="reason" rows={3} maxLength={2000} defaultValue={reason.defaultValue} {...reason.marks} />
        <button type="submit" className="danger">
          {texts.cancel.button}
        </button>
      </form>
    </section>
  );
}
