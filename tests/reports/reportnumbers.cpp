// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/reportnumbers.h"

#include "reports/documentquery.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <map>

namespace bulkhead::reports::test {

using namespace Qt::StringLiterals;
using isolation::ControlResult;
using isolation::PairResult;
using isolation::Verdict;

std::int64_t numberIn(const std::string &text)
{
    return QString::fromStdString(text).remove(u',').toLongLong();
}

namespace {

std::string nameOf(const PairResult &pair)
{
    return pair.sandbox.text().toStdString() + " and " + pair.production.text().toStdString();
}

const isolation::Control &controlOf(const ControlResult &result)
{
    return *isolation::ControlCatalogue::builtIn().find(QString::fromStdString(result.control));
}

std::string figure(std::optional<int> value)
{
    return value ? std::to_string(*value) + " %" : "–";
}

bool accepts(const Report &report, const PairResult &pair, const std::string &fingerprint)
{
    return std::any_of(report.exceptions.begin(), report.exceptions.end(), [&](const ExceptionRow &row) {
        const auto &one = row.exception;
        return one.state == evidence::Exception::State::Active && one.pair.sandbox == pair.sandbox && one.pair.production == pair.production
            && std::count(one.fingerprints.begin(), one.fingerprints.end(), fingerprint) > 0;
    });
}

//! Fails, accepted fails and warnings of the units of a layer, counted anew; of all layers for -1.
std::array<std::int64_t, 3> unitCounts(const Report &report, const PairResult &pair, int layer)
{
    std::array<std::int64_t, 3> counts{};
    for (const ControlResult &result : pair.controls) {
        if (layer >= 0 && static_cast<int>(controlOf(result).layer) != layer)
            continue;
        for (const isolation::UnitResult &unit : result.units) {
            counts[0] += unit.verdict == Verdict::Fail ? 1 : 0;
            counts[1] += unit.verdict == Verdict::Fail && accepts(report, pair, isolation::findingFingerprint(result.control, unit.unit)) ? 1 : 0;
            counts[2] += unit.verdict == Verdict::Warn ? 1 : 0;
        }
    }
    return counts;
}

QString wrongLayerRow(const std::vector<Cell> &row, const isolation::Figures &figures, isolation::Status status, const std::array<std::int64_t, 3> &counts)
{
    const std::array<std::string, 4> shown = {figure(figures.proven), figure(figures.possible), figure(figures.coverage), figure(figures.machineProven)};
    for (std::size_t i = 0; i < shown.size(); ++i) {
        if (row[2 + i].text != shown[i])
            return QString::fromStdString(row[0].text + ": " + row[2 + i].text + " instead of " + shown[i]);
    }
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (numberIn(row[6 + i].text) != counts[i])
            return QString::fromStdString(row[0].text + ": count " + row[6 + i].text + " instead of " + std::to_string(counts[i]));
    }
    const QString word = QString::fromStdString(row[1].text).section(u" ("_s, 0, 0).toLower().replace(u' ', u'_');
    return word == QString::fromUtf8(toWire(status).data(), qsizetype(toWire(status).size())) ? QString() : u"status "_s + word;
}

} // namespace

QString wrongLayers(const Document &document, const Report &report)
{
    for (const isolation::PairReport &one : report.check->pairs) {
        const PairResult &pair = one.result;
        const Table *table = tableCalled(document, "Layers of " + nameOf(pair));
        if (table == nullptr || table->rows.size() != isolation::layerCount + 1)
            return u"no table of layers"_s;
        for (int i = 0; i < isolation::layerCount; ++i) {
            const auto &score = pair.layers[static_cast<std::size_t>(i)];
            if (const QString wrong = wrongLayerRow(table->rows[static_cast<std::size_t>(i)], score.figures, score.status, unitCounts(report, pair, i)); !wrong.isEmpty())
                return wrong;
        }
        if (const QString wrong = wrongLayerRow(table->rows.back(), pair.score.figures, pair.score.status, unitCounts(report, pair, -1)); !wrong.isEmpty())
            return wrong;
    }
    return {};
}

namespace {

//! Controls of a layer by the word of the bars.
std::map<std::string, std::int64_t> controlCounts(const PairResult &pair, int layer)
{
    std::map<std::string, std::int64_t> counts;
    for (const ControlResult &result : pair.controls) {
        if (static_cast<int>(controlOf(result).layer) != layer)
            continue;
        const bool isAttested = result.verdict == Verdict::Pass && result.assurance == isolation::Assurance::A1;
        QString word = QString::fromUtf8(toWire(result.verdict).data(), qsizetype(toWire(result.verdict).size())).replace(u'_', u' ');
        ++counts[(isAttested ? u"pass, attested"_s : word).toStdString()];
    }
    return counts;
}

QString wrongBars(const Document &document, const Report &report)
{
    const auto bars = blocksOf<DividedBars>(document, "Layers and their figures");
    if (bars.size() != report.check->pairs.size())
        return u"bars of %1 pairs"_s.arg(bars.size());
    for (std::size_t i = 0; i < bars.size(); ++i) {
        for (int layer = 0; layer < isolation::layerCount; ++layer) {
            std::map<std::string, std::int64_t> shown;
            for (const DividedBars::Part &part : bars[i]->bars.at(static_cast<std::size_t>(layer)).parts)
                shown[part.word] += part.count;
            if (shown != controlCounts(report.check->pairs[i].result, layer))
                return u"bar of layer %1"_s.arg(layer);
        }
    }
    return {};
}

//! Every control stands in its table with its verdict and its units.
QString wrongControls(const Document &document, const PairResult &pair)
{
    const Table *table = tableCalled(document, "Controls on " + nameOf(pair));
    if (table == nullptr || table->rows.size() != pair.controls.size())
        return u"no table of all controls"_s;
    for (std::size_t i = 0; i < pair.controls.size(); ++i) {
        const ControlResult &result = pair.controls[i];
        const auto &row = table->rows[i];
        const std::array<Verdict, 4> counted = {Verdict::Pass, Verdict::Warn, Verdict::Unknown, Verdict::Fail};
        bool isRight = row[0].text == result.control;
        for (std::size_t k = 0; k < counted.size(); ++k)
            isRight = isRight && numberIn(row[5 + k].text) == result.counts[counted[k]];
        // Unknown and fail never look good.
        const bool isGood = row[3].tone == Tone::Pass || row[3].tone == Tone::Attested;
        if (!isRight || isGood != (result.verdict == Verdict::Pass))
            return QString::fromStdString(result.control);
    }
    return {};
}

QString wrongRequirements(const Document &document, const Report &report)
{
    for (std::size_t i = 0; i < report.requirements.size(); ++i) {
        const Table *table = tableCalled(document, "Requirements on " + nameOf(report.check->pairs[i].result));
        if (table == nullptr || table->rows.size() != report.requirements[i].size())
            return u"no table of requirements"_s;
        for (std::size_t k = 0; k < table->rows.size(); ++k) {
            const RequirementResult &result = report.requirements[i][k];
            const auto &row = table->rows[k];
            const bool isGood = row[2].tone == Tone::Pass || row[2].tone == Tone::Attested;
            const bool shouldBeGood = result.state == RequirementResult::State::Pass || result.state == RequirementResult::State::PassAttested;
            if (row[0].text != result.requirement->reference.toStdString() || row[3].text != result.why || isGood != shouldBeGood)
                return result.requirement->reference;
        }
    }
    return {};
}

//! How the worst of the given pairs stand, by the word of the tile.
std::map<std::string, std::int64_t> stateCounts(const Report &report, std::size_t begin, std::size_t end)
{
    // The worst last.
    static const std::vector<std::string_view> order{"no_control", "not_applicable", "pass", "pass_attested", "warn", "unknown", "fail"};
    static const std::map<std::string_view, std::string> words{{"pass", "pass"}, {"pass_attested", "pass, attested"}, {"warn", "warn"}, {"unknown", "unknown"}, {"fail", "fail"}};
    std::map<std::string, std::int64_t> counts{{"pass", 0}, {"pass, attested", 0}, {"unknown", 0}, {"fail", 0}};
    for (std::size_t k = 0; k < report.requirements[begin].size(); ++k) {
        auto worst = order.begin();
        for (std::size_t i = begin; i < end; ++i)
            worst = std::max(worst, std::find(order.begin(), order.end(), toWire(report.requirements[i][k].state)));
        if (const auto word = words.find(*worst); word != words.end())
            ++counts[word->second];
    }
    return counts;
}

QString wrongTile(const Tiles &tiles, std::map<std::string, std::int64_t> counts, std::optional<int> coverage)
{
    for (const Tiles::Tile &tile : tiles.tiles) {
        if (tile.label == "coverage" ? tile.figure != figure(coverage) : numberIn(tile.figure) != counts[tile.label])
            return QString::fromStdString(tile.label);
        counts.erase(tile.label);
    }
    return counts.empty() ? QString() : u"no tile of "_s + QString::fromStdString(counts.begin()->first);
}

//! The tiles of a pair say what its requirements are; of several pairs the first tiles say the worst of them.
QString wrongTiles(const Document &document, const Report &report)
{
    const auto tiles = blocksOf<Tiles>(document, "Summary");
    const std::size_t pairs = report.check->pairs.size(), first = pairs > 1 ? 1 : 0;
    if (tiles.size() != pairs + first)
        return u"tiles of %1 pairs"_s.arg(tiles.size());
    std::optional<int> least = report.check->pairs.front().result.score.figures.coverage;
    for (std::size_t i = 0; i < pairs; ++i) {
        const std::optional<int> coverage = report.check->pairs[i].result.score.figures.coverage;
        least = std::min(least, coverage);
        if (const QString wrong = wrongTile(*tiles[first + i], stateCounts(report, i, i + 1), coverage); !wrong.isEmpty())
            return wrong;
    }
    return first == 0 ? QString() : wrongTile(*tiles.front(), stateCounts(report, 0, pairs), least);
}

//! One card for each fail and warning, with its fingerprint, and none better than its verdict.
QString wrongCards(const Document &document, const Report &report)
{
    std::multimap<std::string, const isolation::UnitResult *> wanted;
    for (const isolation::PairReport &pair : report.check->pairs) {
        for (const ControlResult &result : pair.result.controls) {
            for (const isolation::UnitResult &unit : result.units) {
                if (unit.verdict == Verdict::Fail || unit.verdict == Verdict::Warn)
                    wanted.emplace(isolation::findingFingerprint(result.control, unit.unit), &unit);
            }
        }
    }
    const auto cards = blocksOf<FindingCard>(document, "Findings");
    if (cards.size() != wanted.size())
        return u"%1 cards of %2 findings"_s.arg(cards.size()).arg(wanted.size());
    for (const FindingCard *card : cards) {
        const std::string &fingerprint = card->meta.back().second;
        const auto found = wanted.find(fingerprint);
        if (card->meta.back().first != "Fingerprint" || found == wanted.end())
            return u"a card of no finding"_s;
        const bool hasBoth = card->sandbox.empty() != found->second->sandbox.isSet() && card->production.empty() != found->second->production.isSet();
        if (!hasBoth)
            return QString::fromStdString(fingerprint);
        wanted.erase(found);
    }
    return {};
}

QString wrongUnknowns(const Document &document, const PairResult &pair)
{
    const Table *table = tableCalled(document, "Controls that are unknown on " + nameOf(pair));
    std::vector<std::string> unknown;
    for (const ControlResult &result : pair.controls) {
        if (result.verdict == Verdict::Unknown)
            unknown.push_back(result.control);
    }
    std::vector<std::string> shown;
    for (const auto &row : table->rows) {
        shown.push_back(row[0].text);
        if (numberIn(row[2].text) != pair.find(row[0].text)->counts[Verdict::Unknown])
            return QString::fromStdString(row[0].text);
    }
    return shown == unknown ? QString() : u"other controls"_s;
}

} // namespace

QString wrongNumbers(const Document &document, const Report &report)
{
    for (const QString &wrong : {wrongLayers(document, report), wrongBars(document, report), wrongRequirements(document, report), wrongTiles(document, report), wrongCards(document, report)}) {
        if (!wrong.isEmpty())
            return wrong;
    }
    for (const isolation::PairReport &pair : report.check->pairs) {
        for (const QString &wrong : {wrongControls(document, pair.result), wrongUnknowns(document, pair.result)}) {
            if (!wrong.isEmpty())
                return wrong;
        }
    }
    return {};
}

QString illFormed(const Document &document)
{
    for (const Table *table : blocksOf<Table>(document)) {
        for (const auto &row : table->rows) {
            if (row.size() != table->columns.size())
                return QString::fromStdString(table->caption);
        }
    }
    static const QRegularExpression oneOfSeveral(u"\\b1 (findings|fails|warnings|controls|gateways|entries|exceptions|attestations|promotions|changes|records|rows|units|APIs|days|pairs|"
                                                 "references|hours|minutes|pages|results)\\b"_s);
    const auto match = oneOfSeveral.match(QString::fromStdString(allText(document)));
    return match.hasMatch() ? match.captured() : QString();
}

} // namespace bulkhead::reports::test
