import { Injectable, type PipeTransform } from '@nestjs/common';
import { type DeliveryReport, readDeliveryReport } from './delivery-report.js';

/** Reads the body as {@link readDeliveryReport} does; no body is an empty message. */
@Injectable()
export class ReportPipe implements PipeTransform<Uint8Array | undefined, Promise<DeliveryReport>> {
  transform(message: Uint8Array | undefined): Promise<DeliveryReport> {
    return readDeliveryReport(message ?? new Uint8Array());
  }
}
