"""Opening hours as sentences of websites give them: cut out of prose, several to a line, with slips of the keyboard.

They were written down, with what each must mean, before anybody tried them; 70 of 76 and 54 of 59 lines of these kinds were
understood then. A meaning is a plain line that says the same; "" where a line says less than when it is open, or could mean
two things, so that it is asked about.
"""

from __future__ import annotations

LINES = [
    ("From 4pm to 7.30pm on Thursday Nights", "Thu 4pm-7:30pm"),
    ("Every working day from 9 a.m. until 12.30 p.m. & 1.30 p.m. until 5 p.m.", "Mon-Fri 9am-12:30pm, 1:30pm-5pm"),
    ("Appointment only slots: Monday 8.30am - 7.30pm. Tuesday 1pm - 3pm. Saturday 10am - 12pm",
     "Mon 8:30am-7:30pm by appointment only; Tue 1pm-3pm by appointment only; Sat 10am-noon by appointment only"),
    ("Walk-in slots: Tuesday 9am - 11:30am. Wednesday 4pm - 6.30pm",
     "Tue 9am-11:30am (walk-in slots); Wed 4pm-6:30pm (walk-in slots)"),
    ("Wednesdays 1pm-to 4.30pm", "Wed 1pm-4:30pm"),
    ("Wednesdays 1pm - until 4.30pm", "Wed 1pm-4:30pm"),
    ("weekly during school term time on Friday morning from 9.45 am to 11.15 am", "Fri 9:45am-11:15am (term time only)"),
    ("Fridays in the school term, 9.45 am to 11.15 am", "Fri 9:45am-11:15am (term time only)"),
    ("Tuesdays (during term times) between 10 am and 12 noon", "Tue 10am-noon (term time only)"),
    ("on Tuesday afternoon’s from 2pm to 4 pm and Sundays from 10am to 12 noon", "Tue 2pm-4pm; Sun 10am-noon"),
    ("Monday morning's 10am-12pm, Monday evening's 6pm-8pm", "Mon 10am-noon, 6pm-8pm"),
    ("every day, initially from 12pm-2pm", ""),
    ("Womens showers are open daily from 6am until 11am", "daily 6am-11am (womens showers)"),
    ("10am - 3pm on Tuesdays and Fridays. Closed all other days", "Tue, Fri 10am-3pm"),
    ("Tue 10am-3pm, closed on other days", "Tue 10am-3pm"),
    ("Tuesday 10am - 1pm; closed at all other times", "Tue 10am-1pm"),
    ("Thursday 1pm-5pm. All other days: closed.", "Thu 1pm-5pm"),
    ("Closed all other days", ""),
    ("Wednesdays and Thursdays from 10am until 2pm, or by appointment at other times", "Wed, Thu 10am-2pm or by appointment"),
    ("Wed 10am-2pm; appointments at other times", "Wed 10am-2pm or by appointment"),
    ("Monday to Friday 8.30am to 6pm (Tuesday 8.30am to 8pm)", "Mon, Wed-Fri 8:30am-6pm; Tue 8:30am-8pm"),
    ("Mon-Sat 9am-5pm (Sat 9am-1pm)", "Mon-Fri 9am-5pm; Sat 9am-1pm"),
    ("Mon-Fri 9am-5pm (Wed 11am-2pm)", ""),
    ("Mon-Fri 9am-5pm (Sat 9am-1pm)", "Mon-Fri 9am-5pm; Sat 9am-1pm"),
    ("Mon-Fri 9am-5pm (Wed 9am-1pm women only)", ""),
    ("Mon-Fri 8am-6:30pm, extended hours Tues until 8pm", "Mon, Wed-Fri 8am-6:30pm; Tue 8am-8pm"),
    ("Weekdays 9am-5pm, with late night Thursday until 7pm", "Mon-Wed, Fri 9am-5pm; Thu 9am-7pm"),
    ("Mon-Fri 9am-5pm; late night opening on Thursdays till 7.30pm", "Mon-Wed, Fri 9am-5pm; Thu 9am-7:30pm"),
    ("Mon-Fri 9am-5pm, stays open until 7pm on Thursdays", "Mon-Wed, Fri 9am-5pm; Thu 9am-7pm"),
    ("Mon-Fri 9am-5pm, open late Thursday", ""),
    ("Mon-Fri 9am-5pm (late night Thursday)", ""),
    ("Monday- 8am-5pm Tuesday- 8am- 5pm Wednesday- 8am-4pm Saturday- Closed", "Mon, Tue 8am-5pm; Wed 8am-4pm"),
    ("1-4 p.m. Mondays, 3-6:30 p.m. Wednesdays and 11 a.m.-4 p.m. Fridays", "Mon 1pm-4pm; Wed 3pm-6:30pm; Fri 11am-4pm"),
    ("Mondays 6.30pm to 8.00pm Thursdays 6.30pm to 7.30pm Saturdays 9.00am to 12.30pm (Pharmacist only)",
     "Mon 6:30pm-8pm; Thu 6:30pm-7:30pm; Sat 9am-12:30pm (Pharmacist only)"),
    ("every weeknight from 6pm until 10pm, and every weekend and bank holiday from 12:30pm to 10pm",
     "Mon-Fri 6pm-10pm; Sat, Sun 12:30pm-10pm; bank holidays 12:30pm-10pm"),
    ("between the hours of: Monday – 8.30am – 5.00pm, Tuesday – 9.00am – 8.00pm, Thursday, 8.30am – 6.00pm",
     "Mon 8:30am-5pm; Tue 9am-8pm; Thu 8:30am-6pm"),
    ("Mon to Fri 10am – 6pm (8pm Thurs)", ""),
]  # fmt: skip
