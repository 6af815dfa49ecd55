// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The queue, the gateway, the inbox and their receipts, as sync/ does it. README.md says how to read this.
// Every guarded step is one commit, or one message taken from or given to the network. What a power cut or
// kill -9 takes is reset by Power(); everything else is on a disk.

#ifndef ITEMS
#define ITEMS 2
#endif
#ifndef KILLS
#define KILLS 2
#endif
#ifndef LOSSES
#define LOSSES 1
#endif
#ifndef COPIES
#define COPIES 1
#endif
#ifndef PAGES
#define PAGES 1
#endif
// Item 0 has a part of so many chunks; the others are envelopes alone.
#define CHUNKS 2

mtype = { none, queued, stored, received };    // the agent's row
mtype = { idle, asking, sending, putting };    // what a sender waits for
mtype = { receipt, missing, offset, page };    // what it hears
mtype = { fetched, named, durable, told };     // how far the inbox is with an item

// The worker's vault.
bool written[ITEMS];
bool outbox[ITEMS];
bool ticked[ITEMS];
// The agent's transit store.
mtype row[ITEMS] = none;
bool bytes[ITEMS];
bool event[ITEMS];
byte partSent;
bool partSure;
byte mailSeen;
byte mailTold;
// The gateway's disk.
bool kept[ITEMS];
byte place[ITEMS];
byte lastPlace;
byte counted;
byte synced;
bool crooked;
byte mail[ITEMS];
bool mailHeld[ITEMS];
byte lastMail;
// The case system's disk: filed is what a listing shows, safe is what a power cut leaves.
byte filed[ITEMS];
byte safe[ITEMS];
byte cursor;

// Memory.
bool handed[ITEMS];
bool read[ITEMS];
mtype want[ITEMS] = idle;
bool got[ITEMS];
byte polled;
bool due[ITEMS];
byte dealt;
mtype stage = fetched;
// The network: requests under way, and answers on the connection that waits.
bool putRequest[ITEMS];
bool chunkRequest[CHUNKS];
bool askRequest;
mtype answer[ITEMS] = none;
byte answered;

byte kills = KILLS;
byte losses = LOSSES;
byte copies = COPIES;
byte pages = PAGES;

#define isWhole(i) (i > 0 || (counted == CHUNKS && synced == CHUNKS && !crooked))
#define atGateway(i) (kept[i] && isWhole(i))
#define hasPart(i) (i == 0)
#define underWay(i) (answer[i] != none || \
                     (want[i] == putting && (putRequest[i] || due[i])) || \
                     (want[i] == asking && askRequest) || \
                     (want[i] == sending && (chunkRequest[0] || chunkRequest[1])))

#define safeCopy(i) (!written[i] || outbox[i] || bytes[i] || atGateway(i) || safe[i] > 0)
#define trueRow(i) ((row[i] != stored && row[i] != received) || atGateway(i))
#define trueCursor(i) (place[i] == 0 || cursor < place[i] || safe[i] > 0)
#define single(i) (filed[i] <= 1 && (!ticked[i] || safe[i] == 1))
#if ITEMS == 1
#define all(what) (what(0))
#define isTicked(i) ticked[i]
#else
#define all(what) (what(0) && what(1))
#define isTicked(i) ticked[i]
#endif

ltl nothingLost { [] (all(safeCopy) && all(trueRow) && all(trueCursor)) }
ltl nothingDoubled { [] all(single) }
ltl everythingTicked { <> all(isTicked) }

// The app with its vault open. Handing over is repeated until the agent says that it has it.
proctype App(byte i) {
end:
    do
    :: atomic { !written[i] -> written[i] = true; outbox[i] = true }
    :: atomic { outbox[i] && !handed[i] ->
#ifdef FORGETS_BEFORE_ACKNOWLEDGED
        outbox[i] = false; handed[i] = true }
    :: atomic { handed[i] && row[i] == none -> row[i] = queued; bytes[i] = true; handed[i] = false }
#else
        handed[i] = true;
        if
        :: row[i] == none -> row[i] = queued; bytes[i] = true
        :: else
        fi }
    :: atomic { outbox[i] && handed[i] -> outbox[i] = false; handed[i] = false }
#endif
    :: atomic { event[i] && !read[i] && !ticked[i] -> read[i] = true
#ifdef TAKES_EVENT_BEFORE_KEEPING
        ; event[i] = false
#endif
        }
    :: atomic { read[i] -> ticked[i] = true; read[i] = false }
    :: atomic { event[i] && ticked[i] -> event[i] = false }
    od
}

// One item of the agent's queue. A request that nobody answers is given up, and asked again.
proctype Sender(byte i) {
end:
    do
    :: atomic { want[i] == idle && row[i] == queued && bytes[i] ->
        if
        :: hasPart(i) && !partSure -> askRequest = true; want[i] = asking
        :: hasPart(i) && partSure && partSent < CHUNKS -> chunkRequest[partSent] = true; want[i] = sending
        :: else -> putRequest[i] = true; want[i] = putting
#ifdef DELETES_BEFORE_RECEIPT
            ; bytes[i] = false
#endif
        fi }
    :: atomic { answer[i] != none ->
        if
        :: answer[i] == receipt && want[i] == putting && row[i] == queued -> row[i] = stored
        :: answer[i] == missing && want[i] == putting -> partSure = false
        :: answer[i] == offset && want[i] == asking -> partSent = answered; partSure = true
        :: answer[i] == offset && want[i] == sending && answered == partSent + 1 -> partSent = answered
        :: answer[i] == offset && want[i] == sending && answered != partSent + 1 -> partSure = false
#ifdef TRUSTS_ANY_ANSWER
        :: answer[i] == page && row[i] == queued -> row[i] = stored
#endif
        :: else
        fi;
        answer[i] = none; want[i] = idle }
    :: atomic { want[i] != idle && !underWay(i) ->
        if
        :: want[i] == sending -> partSure = false
        :: else
        fi;
        want[i] = idle }
    // Patience ends while the request is still somewhere: it may arrive after its successor.
    :: atomic { want[i] != idle && losses > 0 -> losses--;
        if
        :: want[i] == sending -> partSure = false
        :: else
        fi;
        answer[i] = none; want[i] = idle }
    od
}

// The agent's mailbox: what came is kept before the gateway is told that it may forget it.
proctype Mailbox() {
    byte n;
end:
    do
    :: atomic { polled == 0 && lastMail > mailSeen -> polled = lastMail;
        for (n : 0 .. ITEMS - 1) {
            if
            :: mailHeld[n] && mail[n] > mailSeen -> got[n] = true
#ifdef TELLS_BEFORE_KEEPING
                ; mailHeld[n] = false
#endif
            :: else
            fi
        }
        n = 0 }
    :: atomic { polled > 0 ->
        for (n : 0 .. ITEMS - 1) {
            if
            :: got[n] -> row[n] = received; bytes[n] = false; event[n] = true; got[n] = false
            :: else
            fi
        }
        n = 0; mailSeen = polled; polled = 0 }
    :: atomic { polled == 0 && mailTold < mailSeen ->
        for (n : 0 .. ITEMS - 1) {
            if
            :: mail[n] <= mailSeen -> mailHeld[n] = false
            :: else
            fi
        }
        n = 0; mailTold = mailSeen }
    od
}

inline say(i, what, waiting) {
    if
    :: want[i] == waiting -> answer[i] = what
    :: else
    fi
}
// A request that was taken may come again.
inline took(request) {
    if
    :: request = false
    :: copies > 0 -> copies--
    fi
}

proctype Gateway(byte i) {
    byte k;
end:
    do
    :: atomic { putRequest[i] && !due[i] && answer[i] == none -> took(putRequest[i]);
        if
        :: kept[i] -> say(i, receipt, putting)
        :: !kept[i] && hasPart(i) && counted < CHUNKS -> say(i, missing, putting)
        :: else -> due[i] = true
#ifdef ACKNOWLEDGES_BEFORE_COMMIT
            ; say(i, receipt, putting)
#endif
        fi }
    :: atomic { due[i] -> due[i] = false; kept[i] = true; lastPlace++; place[i] = lastPlace;
        if
        :: answer[i] == none -> say(i, receipt, putting)
        :: else
        fi }
    :: atomic { hasPart(i) && answer[i] == none && (chunkRequest[0] || chunkRequest[1]) ->
        if
        :: chunkRequest[0] -> k = 0
        :: chunkRequest[1] -> k = 1
        fi;
        took(chunkRequest[k]);
        if
#ifdef APPENDS_ANYWHERE
        :: k != counted && counted < CHUNKS -> crooked = true; counted++; synced = counted
#endif
        :: k == counted -> counted = k + 1
#ifndef COUNTS_BEFORE_SYNC
            ; synced = counted
#endif
        :: else
        fi;
        k = 0;
        if
        :: want[i] == sending -> answer[i] = offset; answered = counted
        :: else
        fi }
#ifdef COUNTS_BEFORE_SYNC
    :: atomic { hasPart(i) && synced < counted -> synced = counted }
#endif
    :: atomic { hasPart(i) && askRequest && answer[i] == none -> took(askRequest);
        if
        :: want[i] == asking -> answer[i] = offset; answered = counted
        :: else
        fi }
    od
}

// holdfast-office inbox: stage, name, sync, receipt, cursor.
proctype Inbox() {
    byte n;
end:
    do
    :: atomic { dealt == 0 && cursor < lastPlace ->
        n = 0;
        do
        :: place[n] == cursor + 1 -> break
        :: else -> n++
        od;
        dealt = n + 1; stage = fetched; n = 0
#ifdef MOVES_CURSOR_FIRST
        ; cursor++
#endif
        }
    :: atomic { dealt > 0 && stage == fetched ->
        if
#ifndef FILES_WITHOUT_KEY
        :: filed[dealt - 1] > 0
#endif
        :: else -> filed[dealt - 1]++
        fi;
#ifdef RECEIPT_BEFORE_SYNC
        stage = durable }
#else
        stage = named }
    :: atomic { dealt > 0 && stage == named -> safe[dealt - 1] = filed[dealt - 1]; stage = durable }
#endif
    :: atomic { dealt > 0 && stage == durable ->
        if
        :: mail[dealt - 1] == 0 ->
            lastMail++; mail[dealt - 1] = lastMail; mailHeld[dealt - 1] = true
        :: else
        fi;
        stage = told }
    :: atomic { dealt > 0 && stage == told ->
#ifdef RECEIPT_BEFORE_SYNC
        safe[dealt - 1] = filed[dealt - 1];
#endif
#ifndef MOVES_CURSOR_FIRST
        cursor = place[dealt - 1];
#endif
        dealt = 0; stage = fetched }
    od
}

// kill -9 or a power cut, of any side, at any point between two steps.
proctype Power() {
    byte n;
end:
    do
    :: atomic { kills > 0 -> kills--;
        if
        :: for (n : 0 .. ITEMS - 1) { handed[n] = false; read[n] = false }
        :: for (n : 0 .. ITEMS - 1) {
               handed[n] = false; got[n] = false; want[n] = idle; answer[n] = none
           }
           polled = 0
        :: for (n : 0 .. ITEMS - 1) { due[n] = false }
           crooked = crooked || synced < counted;
           if
           :: skip
           :: for (n : 0 .. ITEMS - 1) { answer[n] = none }
           fi
        :: for (n : 0 .. ITEMS - 1) {
               if
               :: filed[n] = safe[n]
               :: skip
               fi
           }
           dealt = 0; stage = fetched
        fi;
        n = 0 }
    od
}

// Requests and answers get lost; a captive portal answers in the gateway's place.
proctype Weather(byte i) {
end:
    do
    :: atomic { losses > 0 && putRequest[i] -> losses--; putRequest[i] = false }
    :: atomic { losses > 0 && hasPart(i) && askRequest -> losses--; askRequest = false }
    :: atomic { losses > 0 && hasPart(i) && chunkRequest[0] -> losses--; chunkRequest[0] = false }
    :: atomic { losses > 0 && hasPart(i) && chunkRequest[1] -> losses--; chunkRequest[1] = false }
    :: atomic { losses > 0 && answer[i] != none -> losses--; answer[i] = none }
    :: atomic { pages > 0 && want[i] == putting && putRequest[i] && answer[i] == none ->
        pages--; putRequest[i] = false; answer[i] = page }
    od
}

init {
    byte n;
    atomic {
        for (n : 0 .. ITEMS - 1) {
            run App(n);
            run Sender(n);
            run Gateway(n);
            run Weather(n)
        }
        run Mailbox();
        run Inbox();
        run Power();
        n = 0
    }
}
