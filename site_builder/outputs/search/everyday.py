"""What people type in general, whatever a site is about, by language: small words, short forms, pictures, words of danger."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final


@dataclass(frozen=True, slots=True)
class Everyday:
    """The words of one language."""

    small: frozenset[str] = frozenset()
    """Words that say nothing about what is looked for."""
    short: Mapping[str, str] = field(default_factory=dict)
    """Short forms, as on a phone's keyboard, with what they are short for."""
    pictures: Mapping[str, str] = field(default_factory=dict)
    """Small pictures, each with words for it: the first that a site knows is meant."""
    danger: Sequence[Sequence[str]] = ()
    """What people type who may be in danger from themselves; who are, or beside somebody who is; who look for whom to ring."""
    ringing: frozenset[str] = frozenset()
    """Words beside the name of a line that say no more than that it is to be rung."""
    days: Mapping[str, int] = field(default_factory=dict)
    """Short names of ISO weekdays."""
    when: Mapping[str, str] = field(default_factory=dict)
    """Words for times, with the list that they mean: `now`, `tonight`, `today`, `tomorrow`, `weekend`, or none."""


def _each(text: str) -> list[str]:
    return [" ".join(part.split()) for part in text.split(",")]


def _pairs(text: str) -> dict[str, str]:
    """`a: b, c: d` as what it maps."""
    parts = (part.partition(":") for part in _each(text))
    return {name.strip(): value.strip() for name, _, value in parts}


_PICTURES: Final = {
    "🍲🍞🥪🍽🍴🥣🍕🍔🥫🍎🥖🍛🍜🍚🥘🍳🥗🧆🍝": "food meal hungry",
    "☕🍵🫖": "hot drink",
    "🍼": "baby milk",
    "🛏🛌😴💤⛺🌙🏨": "bed sleep shelter",
    "🏠🏡🏘🔑🗝": "home house housing",
    "🚿🛁🧼🪥🧴": "shower wash",
    "🧺🫧": "laundry washing",
    "👕🧥👖👟🧦🥾👚🧣🧤": "clothes coat",
    "🚽🚻🧻": "toilet",
    "🩺⚕🏥🤒🤕🤢🩹😷🚑": "doctor ill health",
    "💊": "medicine prescription health",
    "🦷": "dentist teeth",
    "🤰👶": "pregnant baby",
    "🐶🐕🐩🦮🐱🐈🐾": "dog cat pet vet",
    "🍺🍷🍻🥃🍸": "alcohol drinking drink",
    "💉🚬🌿": "drugs",
    "😢😭😞😔💔😟🥺": "lonely depressed sad talk",
    "💬🗣🤗👂": "talk listen",
    "💷💰💸🏦💳🪙": "money debt bank",
    "✉📬📮📩": "post letters",
    "📱🔋🔌": "phone charging phone",
    "💻🖥📶🛜": "computer internet",
    "⚖": "solicitor lawyer rights advice",
    "🛂🧳": "immigration visa",
    "🪖🎖": "veteran army",
    "🌈⚧": "lgbtq lgbt gay trans",
    "👩👧👭🚺": "women",
    "👪🧒👦": "families children",
    "🥶❄☃🔥": "cold weather warm",
    "🪑🛋": "furniture",
    "👮🚔🚓🚨🔪🩸": "police danger emergency",
    "🆘❗❓⁉🙏": "help",
    "📍🗺🧭": "nearest near me",
}

_EVERYDAY: Final[Mapping[str, Everyday]] = {
    "en": Everyday(
        small=frozenset(
            _each(
                """
            a, about, accept, accepts, afford, after, again, alexa, allow, allowed, allows, also, always, am, an,
            and, any, anybody, anyone, anything, anywhere, are, aren't, arent, around, at, be, because, been,
            being, but, by, came, can, can't, cant, cheap, closest, come, coming, could, couldn't, couldnt, did,
            didn't, didnt, do, does, doesn't, doesnt, doing, don't, dont, ever, every, fast, find, finding, for,
            found, free, from, gave, get, gets, getting, give, given, go, going, google, got, had, has, hasn't,
            hasnt, have, haven't, havent, having, he, he's, hello, help, helping, her, here, hers, hes, hey, hi,
            him, his, how, i, i'd, i'll, i'm, i've, if, im, in, into, is, isn't, isnt, it, it's, its, ive, just,
            know, knows, like, local, lol, look, looking, lot, lots, made, make, makes, many, maybe, me, might,
            mine, much, must, my, myself, near, nearby, nearest, need, needing, needs, never, of, off, ok, okay,
            on, one, or, other, our, ours, out, people, please, postcode, quickly, really, said, says, shall, she,
            she's, shes, should, shouldn't, shouldnt, since, siri, so, some, somebody, someone, something,
            somewhere, speak, speaking, speaks, such, take, takes, taking, tell, than, thank, thanks, that, that's,
            thats, the, their, theirs, them, then, there, these, they, they're, theyre, thing, things, this, tho,
            those, though, to, told, too, took, tried, try, trying, until, up, us, use, very, want, wanting, wants,
            was, wasn't, wasnt, way, we, we're, were, what, what's, whats, when, where, where's, wheres, which,
            who, who's, whom, whos, whose, why, will, with, without, won't, wont, would, wouldn't, wouldnt, yet,
            you, you're, your, youre, yours
                """
            )
        ),
        short=_pairs(
            """
            2: to, 4: for, u: you, ur: your, r: are, n: and, plz: please, pls: please, thx: please, 2nite:
            tonight, 2night: tonight, tonite: tonight, 2day: today, 2moro: tomorrow, 2morrow: tomorrow,
            tmrw: tomorrow, tmr: tomorrow, tomoz: tomorrow, b4: before, ne1: anyone, any1: anyone, sum1:
            someone, some1: someone, sumwhere: somewhere, sumthing: something, sumfing: something, summat:
            something, smth: something, sumone: someone, nowhere2go: nowhere to go, wanna: want, gonna:
            going, gotta: got, dunno: know, wiv: with, da: the, dat: that, bf: boyfriend, gf: girlfriend,
            bfs: boyfriend, hubby: husband, missus: wife, doc: doctor, docs: doctor, meds: medicine, hosp:
            hospital, uc: universal credit, dv: domestic violence, da's: domestic abuse, wkend: weekend,
            wknd: weekend, w/e: weekend, ppl: people, yr: year, nite: night, nites: nights, clothez:
            clothes, luv: love, thru: through, cos: because, coz: because, bcoz: because, cuz: because, rn:
            now, asap: now, hlp: help, hmls: homeless, hungy: hungry, lecky: electric, leccy: electric,
            brekkie: breakfast, brekky: breakfast, grub: food, scran: food, nosh: food, kip: sleep, doss:
            sleep, loo: toilet, lav: toilet, dosh: money, feds: police, dis: this, dem: them, dere: there,
            wer: where, wen: when, wot: what, wat: what, cud: could, wud: would, shud: should, hav: have,
            gt: got, giv: give, frm: from, bin: been, ov: of, cnt: can't, dnt: don't, bck: back, fone:
            phone, skool: school, nxt: next, lyk: like, kidz: kids, kms: kill myself, mh: mental health,
            counciling: counselling, councilling: counselling, counciler: counsellor, vetinary: vet, bsl:
            sign language, condom: contraception, condoms: contraception, sti: sexual health, std: sexual
            health, stds: sexual health, hiv: sexual health, a&e: hospital, chemist: medicine, pharmacy:
            medicine, quid: money, cash: money, wages: money, dole: benefits, dwp: benefits, dss: benefits,
            jsa: benefits, hb: housing benefit, s21: section 21, ta: temporary accommodation, ea: emergency
            accommodation, booze: alcohol, bevvy: alcohol, alky: alcohol, smack: heroin, skag: heroin,
            junkie: drugs, cops: police, polis: police, preggers: pregnant, preggo: pregnant, mam: mum, mom:
            mum, bairn: child, bairns: children, wean: child, weans: children, hubbie: husband, fella:
            partner, fiance: partner, spouse: partner, abuser: abuse, abusive: abuse, battered: beaten,
            punched: beaten, slapped: beaten, duvet: bedding, jumper: clothes, jumpers: clothes, jeans:
            clothes, trousers: clothes, gloves: clothes, runaway: kicked out, dosser: rough sleeper, tramp:
            rough sleeper, puppy: dog, fod: food, fud: food, bnk: bank, hom: home, dok: doctor, dr: doctor,
            nd: need, ne: any, wots: what, stuff: storage, belongings: storage, kitten: cat, cllr:
            councillor, rev: reverend, acc: account
            """
        ),
        pictures={each: words for several, words in _PICTURES.items() for each in several},
        danger=(
            _each(
                """
                suicide, suicidal, kill myself, killing myself, end my life, ending my life, take my own life, want
                to die, wanna die, going to die, wish i was dead, rather be dead, want to be dead, how to die, ways
                to die, want to end it, wanna end it, end it all, want it to end, want it all to stop, want it to stop, want to
                disappear, don't want to live, don't want to be here, don't want to wake up, no reason to live,
                nothing to live for, not worth living, isn't worth living, point of living, no point anymore, no
                point any more, tired of living, tired of life, hate my life, enough of life, done with life,
                better off dead, better off without me, nobody would miss me, no one would miss me, nobody cares if
                i live, no way out, can't go on, can't carry on, can't do this anymore, can't do this any more,
                can't take it anymore, can't take any more, can't take this anymore, hang myself, hanging myself,
                have a rope, have a noose, jump off, going to jump, thinking of jumping, cut myself, cutting
                myself, feel like cutting, cut my wrists, slit my wrists, hurt myself, hurting myself, harm myself,
                harming myself, self harm, self-harm, selfharm, ending it all, ending it, end things, wish i were
                dead, wish i wasn't here, wish i could die, don't want to be alive, worth living, had enough of
                life, sick of living, sick of life, hate myself, taking my life, drown myself, off a bridge, in
                front of a train, train tracks, burn myself, burning myself, starving myself, suicide note,
                hopeless, never wake up, unalive, top myself, topping myself, been cutting, cutting again, cutting
                my arms, cut my arms, cutting my wrists, cutting my legs, cut my legs, slash my wrists, cut my
                throat, slit my throat, harmed myself, no future, ready to die, need to die, should be dead, make
                it stop, given up on life, don't want to exist, can't live like this, can't live anymore, can't
                face another day, stab myself, shoot myself, poison myself, life is pointless, life is over, sleep
                forever, never been born, wasn't born
                """
            ),
            _each(
                """
                not breathing, isn't breathing, stopped breathing, can't breathe, unconscious, collapsed, passed
                out, won't wake up, gone blue, turned blue, turning blue, lips are blue, overdose, overdosed,
                overdosing, od, od'd, took pills, taken pills, took too many pills, taken too many tablets,
                swallowed bleach, poisoned, stabbed, stabbing, knife, been shot, got shot, gun, being attacked,
                chasing me, found where i live, knows where i live, kill me, killing me, threatened to kill,
                strangled, strangling me, bleeding, heart attack, chest pain, chest pains, chest hurts, stroke,
                having a fit, seizure, choking, drowning, dying, waters broke, danger, in danger, on fire, been
                attacked, was attacked, got attacked, attacked me, attacking me, not waking up, not responding,
                unresponsive, blue lips, took too much, taken too much, took tablets, taken tablets, swallowed
                tablets, loads of tablets, loads of pills, drank bleach, took an overdose, bad batch, stab wound,
                blood everywhere, machete, got a knife, got a gun, weapon, assaulted, beaten up, tried to kill,
                trying to kill, being chased, gang after me, breaking in, trying to get in, kidnapped, held against
                my will, hit my head, head injury, hypothermia, frostbite, freezing to death, giving birth, in
                labour, baby is coming, child in danger, child abuse, missing child, gas leak, allergic reaction,
                meningitis
                """
            ),
            _each("emergency number, emergency numbers, emergency line, emergency lines"),
        ),
        ringing=frozenset(
            _each(
                """
                call, calling, contact, dial, helpline, helplines, hotline, line, lines, number, numbers, phone,
                ring, ringing, tel, telephone
                """
            )
        ),
        days={
            name: weekday
            for weekday, names in enumerate(
                _each("mon, tue tues, wed weds, thu thur thurs, fri, sat, sun"), 1
            )
            for name in names.split()
        },
        when=_pairs(
            """
            open:, opening:, hours:, times:, time:, late: tonight, now: now, tonight: tonight, night:, evening:
            tonight, today: today, tomorrow: tomorrow, weekend: weekend, weekends: weekend, day:, days:, 24:
            now, 24/7: now, 247: now, morning:, afternoon: now, am:, pm:, 5pm: tonight, 6pm: tonight, 7pm: tonight,
            8pm: tonight, 9pm: tonight, 10pm: tonight, 11pm: tonight, 12am: tonight, midnight: tonight, 5am:,
            6am:, 7am:, 8am:, 9am:, 10am:, 11am:, 12pm:, 1pm:, 2pm:, 3pm:, 4pm:, noon:, midday:, next:
            """
        ),
    ),
}


def everyday(language: str) -> Everyday:
    """The words of a language such as `en-GB`; of one that nobody has written them for only what needs no words."""
    return _EVERYDAY.get(language.partition("-")[0], Everyday())
