// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/capture_model.h"
#include "app/models/today_model.h"
#include "app/models/visit_model.h"
#include "tests/bench/app/bench_window.h"
#include "tests/bench/app/figures.h"
#include "tests/bench/app/full_tablet.h"

#include <QDeadlineTimer>
#include <QTest>

#include <map>

namespace holdfast::bench {
namespace {

constexpr std::string_view typed = "she said the door was open when they came home and nobody had been in ";

/// The typist's pace: the event loop runs meanwhile, as it would.
void pause(std::chrono::milliseconds time) {
    const QDeadlineTimer deadline(time, Qt::PreciseTimer);
    while (!deadline.hasExpired()) {
        QCoreApplication::processEvents(QEventLoop::AllEvents, static_cast<int>(deadline.remainingTime()));
    }
}

class Screens {
public:
    explicit Screens(const Options& options)
        : m_options(options), m_entries(options.count(200, 20)), m_visits(options.count(500, 100)) {}

    [[nodiscard]] Result<void> make() {
        HOLDFAST_TRY(m_visit, fillTablet(m_tablet, m_visits, m_entries));
        m_window = std::make_unique<BenchWindow>(m_tablet);
        HOLDFAST_CHECK(m_window->open());
        return m_window->until([this] { return m_window->app().stage() == ui::stage::Open; });
    }

    /// From a tap on the rail to the day with the "Now" rule in it.
    [[nodiscard]] Result<double> openToday() {
        HOLDFAST_CHECK(leave());
        const Stopwatch watch;
        m_window->app().navigator()->show(ui::screen::Today);
        HOLDFAST_CHECK(m_window->untilShown([this] {
            auto* today = m_window->model<ui::TodayModel>();
            QQuickItem* list = today != nullptr && today->loaded() ? m_window->list() : nullptr;
            return list != nullptr && today->rows()->count() > m_visits &&
                   BenchWindow::showsRow(list, today->nowIndex());
        }));
        return watch.milliseconds();
    }

    /// From the row of a visit to its last note.
    [[nodiscard]] Result<double> openVisit() {
        HOLDFAST_CHECK(leave());
        const Stopwatch watch;
        m_window->app().navigator()->open(ui::screen::Visit, ui::textOf(m_visit));
        HOLDFAST_CHECK(m_window->untilShown([this] {
            auto* visit = m_window->model<ui::VisitModel>();
            QQuickItem* list = visit != nullptr && visit->loaded() ? m_window->list() : nullptr;
            return list != nullptr && visit->entries()->count() >= m_entries &&
                   BenchWindow::showsRow(list, visit->entries()->count() - 1);
        }));
        return watch.milliseconds();
    }

    /// 95 of 100 letters of a note were drawn so soon after their key.
    [[nodiscard]] Result<double> typeToScreen() {
        HOLDFAST_TRY(auto* capture, beginNote());
        std::vector<double> times;
        for (int at = 0; at < m_options.count(200, 10); ++at) {
            const Stopwatch watch;
            HOLDFAST_CHECK(press(at));
            HOLDFAST_CHECK(m_window->untilShown([&] { return capture->text().size() == at + 1; }));
            times.push_back(watch.milliseconds());
            pause(std::chrono::milliseconds(40));
        }
        return percentile(times, 0.95);
    }

    /// The longest that a letter of a note, typed without a pause, was not in the vault. The vault itself is
    /// asked, all the time.
    [[nodiscard]] Result<double> typeToDurable() {
        HOLDFAST_CHECK(beginNote());
        const int letters = m_options.count(60, 5);
        std::vector<Stopwatch> pressed;
        std::vector<double> times;
        for (int at = 0; at < letters; ++at) {
            pressed.emplace_back();
            HOLDFAST_CHECK(press(at));
            for (int look = 0; look < 3; ++look) {
                HOLDFAST_CHECK(note(pressed, times));
                pause(std::chrono::milliseconds(10));
            }
        }
        const QDeadlineTimer deadline(10'000);
        while (times.size() < pressed.size()) {
            if (deadline.hasExpired()) {
                return Error(ErrorCode::Timeout);
            }
            HOLDFAST_CHECK(note(pressed, times));
            pause(std::chrono::milliseconds(5));
        }
        return percentile(times, 1.0);
    }

    /// The slowest frame while the notes go by, from the first to the last and back, at 2400 points a second
    /// on a screen of 60 frames.
    [[nodiscard]] Result<double> scroll() {
        if (m_window->app().navigator()->screen() != ui::screen::Visit) {
            HOLDFAST_TRY(const double opened, openVisit());
            static_cast<void>(opened);
        }
        QQuickItem* list = m_window->list();
        double slowest = 0;
        for (const int step : {-40, 40}) {
            for (int frames = 0; frames < m_options.count(100'000, 20); ++frames) {
                const char* const end = step < 0 ? "atYBeginning" : "atYEnd";
                if (list->property(end).toBool()) {
                    break;
                }
                const Stopwatch watch;
                list->setProperty("contentY", list->property("contentY").toDouble() + step);
                HOLDFAST_CHECK(m_window->untilShown([] { return true; }));
                slowest = std::max(slowest, watch.milliseconds());
            }
        }
        return slowest;
    }

private:
    /// To a page with none of this on it.
    [[nodiscard]] Result<void> leave() {
        m_window->app().navigator()->show(ui::screen::Settings);
        HOLDFAST_CHECK(m_window->until([this] {
            return m_window->model<ui::TodayModel>() == nullptr &&
                   m_window->model<ui::VisitModel>() == nullptr;
        }));
        return m_window->untilShown([] { return true; });
    }

    [[nodiscard]] Result<ui::CaptureModel*> beginNote() {
        if (m_window->app().navigator()->screen() != ui::screen::Visit) {
            HOLDFAST_TRY(const double opened, openVisit());
            static_cast<void>(opened);
        }
        auto* capture = m_window->model<ui::CaptureModel>();
        if (capture == nullptr) {
            return Error(ErrorCode::NotFound);
        }
        capture->next();
        HOLDFAST_CHECK(m_window->until(
            [&] { return capture->text().isEmpty() && capture->state() != ui::saving::Saving; }));
        pause(std::chrono::milliseconds(200));
        return capture;
    }

    [[nodiscard]] Result<void> press(int at) {
        QTest::keyClick(&m_window->window(), typed[static_cast<std::size_t>(at) % typed.size()]);
        return {};
    }

    /// Notes which of the letters are in the vault by now.
    [[nodiscard]] Result<void> note(const std::vector<Stopwatch>& pressed, std::vector<double>& times) {
        HOLDFAST_TRY(const auto kept, m_tablet.tablet().withSession([this](service::Session& session) {
            return session.database().integer("SELECT coalesce(max(length(text)), 0) FROM entry "
                                              "WHERE visit_id = ? AND open = 1",
                                              m_visit);
        }));
        while (static_cast<std::int64_t>(times.size()) < kept && times.size() < pressed.size()) {
            times.push_back(pressed[times.size()].milliseconds());
        }
        return {};
    }

    const Options& m_options;
    int m_entries;
    int m_visits;
    test::TestTablet m_tablet;
    VisitId m_visit;
    std::unique_ptr<BenchWindow> m_window;
};

} // namespace

void measureScreens(Report& report) {
    struct Part {
        Figure figure;
        Result<double> (Screens::*run)();
    };
    const std::vector<Part> parts{
        {{.name = "app.today_500", .unit = "ms", .runs = 9, .bar = 300}, &Screens::openToday},
        {{.name = "app.visit_200", .unit = "ms", .runs = 9, .bar = 300}, &Screens::openVisit},
        {{.name = "app.key_to_screen_p95", .unit = "ms", .runs = 5, .bar = 16}, &Screens::typeToScreen},
        {{.name = "app.key_to_durable_max", .unit = "ms", .runs = 5, .bar = 500}, &Screens::typeToDurable},
        {{.name = "app.scroll_frame_max", .unit = "ms", .runs = 5, .bar = 33}, &Screens::scroll},
    };
    if (std::ranges::none_of(parts,
                             [&](const Part& one) { return report.options().wants(one.figure.name); })) {
        return;
    }
    Screens screens(report.options());
    const auto made = screens.make();
    for (const auto& part : parts) {
        report.measure(part.figure, {{"ours", [&]() -> Result<double> {
                                          HOLDFAST_CHECK(made);
                                          return (screens.*part.run)();
                                      }}});
    }
}

} // namespace holdfast::bench
