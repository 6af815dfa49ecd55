// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/notice.h"

#include <algorithm>

namespace holdfast::practice {
namespace {

[[nodiscard]] bool isBlank(std::string_view text) noexcept {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

[[nodiscard]] NoticePage rightsPage() {
    return {
        .title = "Your rights",
        .points = {
            {"eye",
             "You can ask to see what we hold about you, and ask us to put right anything that is wrong.",
             "ask to see"},
            {"hand",
             "You can say you do not agree. Sometimes the law means we carry on, and we tell you why.",
             "say you do not agree"},
            {"clock",
             "We keep a child’s record until they are 25. Some records are kept for longer, and we can tell "
             "you which.",
             "25"},
            {"person", "Ask the council’s data protection officer: {dataProtectionOfficer}.",
             "data protection officer"},
            {"agency",
             "Not happy with the answer? The Information Commissioner (ICO): 0303 123 1113, ico.org.uk",
             "Information Commissioner (ICO)"},
        }};
}

[[nodiscard]] PrivacyNotice adultNotice() {
    return {
        .language = "en",
        .reader = NoticeReader::Adult,
        .pages = {
            {.title = "What we do with what you tell us",
             .points =
                 {
                     {"sign", "We write down what we see and what you say.", "write down"},
                     {"folderlock",
                      "We keep it on your child’s record. It is locked, and only people who need it "
                      "can read it.",
                      "locked"},
                     {"team",
                      "We may share some of it with people who help keep children safe, like a "
                      "school, a doctor or the police. We will tell you who and why, unless that "
                      "could put someone at risk.",
                      "share"},
                     {"safety", "If a child may be getting hurt, we have to act, even if you do not agree.",
                      "we have to act"},
                 }},
            rightsPage()}};
}

[[nodiscard]] PrivacyNotice childsNotice() {
    return {
        .language = "en",
        .reader = NoticeReader::Child,
        .pages = {
            {.title = "When you talk to me",
             .points =
                 {
                     {"sign", "I write down what you say, in your own words.", "write down"},
                     {"ear", "You can tell me who you would like to know, and who you would not.",
                      "who you would like to know"},
                     {"hand",
                      "If someone is hurting you or might, I may have to tell someone. I will try to tell "
                      "you first.",
                      "I may have to tell someone"},
                     {"child", "You can stop, or ask me anything, at any time.", "stop"},
                 }},
            {.title = "What you can ask for",
             .points = {
                 {"eye", "You can ask to see what I wrote about you.", "ask to see"},
                 {"mark", "If I got something wrong, you can ask me to put it right.", "put it right"},
                 {"help", "Someone else can help you ask. You can choose who.", "You can choose who"},
             }}}};
}

} // namespace

bool PrivacyNotice::isComplete() const noexcept {
    return !pages.empty() && std::ranges::all_of(pages, [](const NoticePage& page) {
        return !isBlank(page.title) && !page.points.empty() &&
               std::ranges::none_of(page.points,
                                    [](const NoticePoint& point) { return isBlank(point.text); });
    });
}

std::vector<PrivacyNotice> defaultNotices() {
    return {adultNotice(), childsNotice()};
}

PrivacyNotice noticeFor(const std::vector<PrivacyNotice>& notices, std::string_view language,
                        NoticeReader reader) {
    for (const std::string_view wanted : {language, std::string_view{"en"}}) {
        const auto found = std::ranges::find_if(notices, [wanted, reader](const PrivacyNotice& notice) {
            return notice.language == wanted && notice.reader == reader && notice.isComplete();
        });
        if (found != notices.end()) {
            return *found;
        }
    }
    return reader == NoticeReader::Child ? childsNotice() : adultNotice();
}

} // namespace holdfast::practice
