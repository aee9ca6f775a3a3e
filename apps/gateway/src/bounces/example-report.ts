/** A report as mail systems write it, for the description of the API. */
export const exampleReport = `Date: Sat, 21 Nov 2026 10:00:05 +0000
From: Mail Delivery System <MAILER-DAEMON@mx.example.com>
To: no-reply@example.com
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="parts"

--parts
Content-Type: text/plain

The mail could not be delivered.

--parts
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.com
Original-Envelope-Id: 019aa5c0-8f00-7000-8000-000000000001

Final-Recipient: rfc822; kari.nordmann@example.no
Action: failed
Status: 5.1.1
Last-Attempt-Date: Sat, 21 Nov 2026 10:00:04 +0000

--parts
Content-Type: text/rfc822-headers

Message-ID: <019aa5c0-8f00-7000-8000-000000000001@example.com>

--parts--
`;
