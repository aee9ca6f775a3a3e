import { DataSubjectController } from './data-subject.controller.js';
import { LeadSubmissionsController } from './lead-submissions.controller.js';
import { LeadsController } from './leads.controller.js';
import { LeadsExportController } from './leads-export.controller.js';

export { StaffLeadSubmissions } from './staff-lead-submissions.js';

/** The calls about leads, of everybody. */
export const leads = [LeadSubmissionsController, LeadsExportController, LeadsController, DataSubjectController];
