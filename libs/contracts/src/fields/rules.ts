/** Every rule identifier of the domain and the HTTP API that an error or a warning can carry. */
export const rules = [
  // A lead's validation
  'email_format_validation',
  'message_length_limit',
  'status_enum_validation',
  'consent_timestamp_consistency',
  'phone_format_validation',
  // A booking's validation
  'email_format_valid',
  'contact_name_min_length',
  'organization_name_min_length',
  'phone_format_if_provided',
  'notes_max_length',
  'message_max_length',
  'status_enum_value',
  'scheduled_at_must_be_future',
  'preferred_date_must_be_future',
  'ip_address_anonymization',
  // Both, and rules of reading that the domain does not name
  'required_fields_present',
  'xss_sanitization',
  'unknown_field',
  'invalid_type',
  'invalid_format',
  'invalid_characters',
  'max_length',
  'enum_value',
  'out_of_range',
  // Business rules
  'lead_deduplication_by_email',
  'gdpr_consent_required',
  'rate_limit_per_ip',
  'rate_limit_per_email',
  'lead_soft_delete_only',
  'no_delete_of_bookings',
  'lead_must_exist_before_booking',
  'confirmation_email_on_create',
  'confirmation_email_dispatched_on_create',
  'webhook_notification_on_create',
  'status_transition_enforcement',
  'valid_status_transitions',
  'scheduled_at_required_for_confirmed_status',
  'cancellation_reason_recommended_on_cancel',
  'before_scheduled_time',
] as const;

/** A rule identifier, used verbatim in errors, warnings and test names. */
export type Rule = (typeof rules)[number];
