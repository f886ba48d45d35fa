#include "app/panels/agentfacts.h"
#include "app/panels/agentlisten.h"
#include "app/window/background.h"
#include "app/window/choosefiles.h"
#include "models/impro/agentrequests.h"

// What is asked of a training: ratings, recordings, regions, frozen weights (see agentlisten.h).
namespace antiphon {

using impro::AgentRequest;

/// The sentence, and when it will count.
QString AgentListen::applied(const QString& sentence) const {
    return training() ? sentence
                      //: %1 is a sentence
                      : tr("%1 It counts when the training goes on.").arg(sentence);
}

void AgentListen::ask(std::vector<AgentRequest> requests, const QString& sentence) {
    if (m_state.run.empty() || requests.empty())
        return;
    inBackground(
        this,
        [run = m_state.run, requests = std::move(requests)] {
            for (const AgentRequest& request : requests)
                impro::checkRequest(run, request);
            for (const AgentRequest& request : requests)
                impro::appendRequest(run, request);
        },
        [this, sentence] {
            Q_EMIT said(applied(sentence));
            refresh();
        },
        [this](const QString& trouble) { Q_EMIT failed(trouble); });
}

void AgentListen::rate(int rating) {
    if (m_heard < 0 || !m_state.rates)
        return;
    AgentRequest request;
    request.kind = AgentRequest::Kind::Rate;
    request.rate = rating;
    request.sample = m_heard;
    ask({request}, rating > 0 ? tr("Rated good.") : tr("Rated “not that”."));
}

void AgentListen::freeze(bool frozen) {
    AgentRequest request;
    request.kind = AgentRequest::Kind::Freeze;
    request.freeze = frozen;
    ask({request}, frozen ? tr("The agent plays on as it is.") : tr("The agent learns again."));
}

void AgentListen::feed(const std::vector<fs::path>& files) {
    std::vector<AgentRequest> requests;
    for (const fs::path& file : files) {
        AgentRequest request;
        request.kind = AgentRequest::Kind::Corpus;
        request.corpus = fs::absolute(file).lexically_normal();
        requests.push_back(std::move(request));
    }
    ask(std::move(requests), tr("%n recording(s) fed.", nullptr, int(files.size())));
}

void AgentListen::chooseRecordings() {
    chooseFiles(this, tr("Recordings to follow"),
                {tr("Sounds and descriptors (*.wav *.flac *.aif *.aiff *.ogg "
                    "*.opus *.mp3 *.csv *.csv.gz)")},
                [this](const std::vector<fs::path>& files) { feed(files); });
}

void AgentListen::forbid() {
    if (m_state.run.empty())
        return;
    inBackground(
        this, [run = m_state.run] { return sendRegions(run); },
        [this](const RegionsSent& sent) {
            if (sent.forbidden == 0 && sent.allowed == 0)
                Q_EMIT said(tr("Nothing new is forbidden on the map of its table: select sounds "
                               "there and press Forbid."));
            else if (sent.allowed == 0)
                Q_EMIT said(applied(tr("%n region(s) forbidden.", nullptr, sent.forbidden)));
            else if (sent.forbidden == 0)
                Q_EMIT said(applied(tr("%n region(s) allowed again.", nullptr, sent.allowed)));
            else
                //: %1 a number of regions; %n regions
                Q_EMIT said(
                    applied(tr("%1 forbidden, %n region(s) allowed again.", nullptr, sent.allowed)
                                .arg(sent.forbidden)));
            refresh();
        },
        [this](const QString& trouble) { Q_EMIT failed(trouble); });
}

} // namespace antiphon
