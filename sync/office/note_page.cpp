// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/office/note_page.h"

#include "core/practice/enum_names.h"

#include <algorithm>

namespace holdfast::office {
namespace {

using practice::EntryKind;
using practice::VisitRecord;

/// The spines are those of the app, whole marks only. Lines are borders, since those are printed even where
/// backgrounds are not; no pattern needs its colour to be told.
constexpr std::string_view style = R"(
body{font:11pt/1.45 sans-serif;color:#111;background:#fff;max-width:44em;margin:2em auto;padding:0 1em}
h1{font-size:1.5em;margin:0 0 .2em}h2{font-size:1.1em;margin:1.6em 0 .5em}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.2em 1em;margin:0}dt{color:#444}dd{margin:0}
article{position:relative;padding:.1em 0 .1em 1.6em;margin:.9em 0;break-inside:avoid}
article::before{content:"";position:absolute;left:0;top:3px;bottom:3px;width:10px;box-sizing:border-box;color:#414e52;print-color-adjust:exact;-webkit-print-color-adjust:exact}
article.observation::before{border-left:4px solid}
article.opinion::before{background:linear-gradient(currentColor 9px,transparent 0) 0 0/4px 15px repeat-y;height:calc(round(down,100%,15px) - 6px)}
article.childs_words::before{background:radial-gradient(circle at 4px 4px,currentColor 3.6px,transparent 4.3px) 0 0/8px 13px repeat-y;color:#74356f;height:calc(round(down,100% - 1px,13px) - 5px)}
article.said_by::before{border:solid;border-width:0 2px;width:8px}
article.agency_information::before{border-left:3px solid;background:linear-gradient(currentColor 2px,transparent 0) 0 0/7px 8px repeat-y;height:calc(round(down,100%,8px) - 6px)}
article.told::before{background:linear-gradient(198.4deg,transparent 2.3px,currentColor 3.1px 4.5px,transparent 5.3px) 0 0/9px 15px repeat-y,linear-gradient(161.6deg,transparent 5.1px,currentColor 5.9px 7.3px,transparent 8.1px) 0 0/9px 15px repeat-y;width:9px;height:calc(round(down,100% + 1px,15px) - 7px)}
.kind{font-weight:bold}.times,.small{color:#444;font-size:.9em}
blockquote{font-family:serif;font-size:1.1em;margin:.3em 0}p{margin:.3em 0}
.marked{border:2px solid #111;padding:.4em .7em;margin:1em 0}
@media print{body{margin:0;max-width:none}}
)";

std::string_view kindWords(EntryKind kind) {
    switch (kind) {
    case EntryKind::Observation:
        return "Observation";
    case EntryKind::Opinion:
        return "Professional opinion";
    case EntryKind::ChildsWords:
        return "Child’s words";
    case EntryKind::SaidBy:
        return "Said by";
    case EntryKind::AgencyInformation:
        return "Information from an agency";
    case EntryKind::Told:
        return "Told";
    }
    return "Entry";
}

/// "2026-11-19 15:49"; that it is UTC is said once, at the foot of the page.
std::string timeWords(UtcTime time) {
    const std::string text = toRfc3339(time);
    return text.substr(0, 10) + ' ' + text.substr(11, 5);
}

/// "locked_at_office" as words.
std::string spaced(std::string_view name) {
    std::string words{name};
    std::ranges::replace(words, '_', ' ');
    return words;
}

class Page {
public:
    Page(const VisitRecord& record, const NoteExtras& extras) : m_record(record), m_extras(extras) {}

    std::string text() {
        m_out = "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
                "'unsafe-inline'\"><title>";
        m_out += escapedHtml(m_record.file.title) + "</title><style>";
        m_out += style;
        m_out += "</style></head><body>\n";
        head();
        presences();
        entries();
        paper();
        findings();
        m_out += "<p class=\"small\">All times are UTC. Record " + m_record.id.text() + ", revision " +
                 std::to_string(m_record.revision) + ".</p>\n</body></html>\n";
        return std::move(m_out);
    }

private:
    void row(std::string_view name, std::string_view value) {
        if (!value.empty()) {
            m_out += "<dt>" + escapedHtml(name) + "</dt><dd>" + escapedHtml(value) + "</dd>\n";
        }
    }

    std::string personName(PersonId id) const {
        const auto found = std::ranges::find(m_record.people, id, &practice::Person::id);
        return found == m_record.people.end() ? "someone" : found->name;
    }

    void head() {
        const auto& visit = m_record.visit;
        m_out += "<h1>" + escapedHtml(m_record.file.title) + "</h1>\n<dl>";
        row("Case", m_record.file.caseSystemId);
        row("Visit", visit.where);
        row("Purpose", visit.purpose);
        row("Planned", visit.planning == practice::VisitPlanning::Planned ? "yes" : "no");
        if (visit.startedAt) {
            row("Started", timeWords(*visit.startedAt));
        }
        if (visit.endedAt) {
            row("Left", timeWords(*visit.endedAt));
        }
        row("Finished", timeWords(m_record.finishedAt));
        row("Written by", m_record.author.name);
        if (visit.childSeen != practice::Sighting::NotSaid) {
            row("Child seen", visit.childSeen == practice::Sighting::Seen ? "yes" : "no");
        }
        if (visit.childSeenAlone != practice::Sighting::NotSaid) {
            row("Child seen alone", visit.childSeenAlone == practice::Sighting::Seen ? "yes" : "no");
        }
        row("Why not seen", visit.whyNotSeen);
        row("Outcome", visit.outcome);
        m_out += "</dl>\n";
        if (m_extras.standing == Standing::Ended) {
            m_out += "<p class=\"marked\">The tablet’s certificate had ended when this was filed. Ask who "
                     "sent it before you rely on it.</p>\n";
        }
        if (m_extras.restrictedEntries > 0) {
            m_out += "<p class=\"marked\">" + std::to_string(m_extras.restrictedEntries) +
                     (m_extras.restrictedEntries == 1 ? " entry is" : " entries are") +
                     " not on this page: confidential, from the police, or not settled. See the folder "
                     "<b>restricted</b>.</p>\n";
        }
    }

    void presences() {
        if (m_record.visit.people.empty()) {
            return;
        }
        m_out += "<h2>Who was there</h2>\n<dl>";
        for (const auto& presence : m_record.visit.people) {
            if (presence.attendance != practice::Attendance::NotSaid) {
                row(personName(presence.person),
                    presence.attendance == practice::Attendance::Here ? "here" : "not here");
            }
        }
        m_out += "</dl>\n";
    }

    void entries() {
        m_out += "<h2>Note</h2>\n";
        for (const auto& recorded : m_record.entries) {
            if (!recorded.restricted && recorded.entry.state() == practice::EntryState::Live) {
                entry(recorded.entry);
            }
        }
    }

    void entry(const practice::Entry& entry) {
        m_out +=
            "<article class=\"" + std::string(practice::toName(entry.kind)) + "\"><p><span class=\"kind\">";
        m_out += kindWords(entry.kind);
        m_out += "</span>";
        if (entry.source.person) {
            m_out += " · " + escapedHtml(personName(*entry.source.person));
        }
        if (!entry.source.agency.empty()) {
            m_out += " · " + escapedHtml(entry.source.agency);
        }
        for (const auto& about : entry.about) {
            m_out += " · about " + escapedHtml(personName(about.person));
        }
        if (entry.disclosure) {
            m_out += " · <b>disclosure</b>";
        }
        m_out += "</p>\n";
        if (entry.wording == practice::Wording::Exact) {
            m_out += "<blockquote>“" + escapedHtml(entry.text) + "”</blockquote>\n";
        } else {
            m_out += "<p>" + escapedHtml(entry.text) + "</p>\n";
        }
        if (!entry.photos.empty() || !entry.scans.empty()) {
            m_out += "<p class=\"small\">With pictures: see the folder <b>originals</b>.</p>\n";
        }
        const std::string when =
            entry.happened.words.empty() ? timeWords(entry.happened.at) : entry.happened.words;
        m_out += "<p class=\"times\">Happened " + escapedHtml(when) + ", written " +
                 timeWords(entry.writtenAt) + "</p></article>\n";
    }

    void paper() {
        bool first = true;
        for (const auto& recorded : m_record.paperItems) {
            if (recorded.restricted) {
                continue;
            }
            m_out += first ? "<h2>Paper</h2>\n<dl>" : "";
            first = false;
            const auto* where = recorded.item.whereNow();
            row(recorded.item.words, where != nullptr ? spaced(practice::toName(where->place)) : "");
        }
        m_out += first ? "" : "</dl>\n";
    }

    void findings() {
        bool first = true;
        for (const auto& finding : m_record.findings) {
            if (finding.restricted) {
                continue;
            }
            m_out += first ? "<h2>What the checks said</h2>\n<dl>" : "";
            first = false;
            row(practice::toName(finding.rule),
                finding.words.english +
                    (finding.passedReason ? " Passed: " + *finding.passedReason : std::string{}));
        }
        m_out += first ? "" : "</dl>\n";
    }

    const VisitRecord& m_record;
    const NoteExtras& m_extras;
    std::string m_out;
};

} // namespace

std::string escapedHtml(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        switch (c) {
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '&':
            out += "&amp;";
            break;
        case '"':
            out += "&quot;";
            break;
        case '\'':
            out += "&#39;";
            break;
        case '\n':
            out += "<br>";
            break;
        default:
            if (static_cast<unsigned char>(c) >= 0x20U && c != 0x7F) {
                out += c;
            } else if (c == '\t') {
                out += ' ';
            }
        }
    }
    return out;
}

std::string notePage(const practice::VisitRecord& ordinary, const NoteExtras& extras) {
    return Page(ordinary, extras).text();
}

} // namespace holdfast::office
