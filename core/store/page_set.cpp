// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/page_set.h"

#include <algorithm>
#include <sodium.h>

namespace holdfast::store {

PageSet::Words PageSet::elementOf(std::size_t index) const {
    const seal::PageTag& tag = m_tags[index];
    if (tag == seal::PageTag{}) {
        return {};
    }
    std::array<std::uint8_t, 8 + sizeof(seal::PageTag)> message{};
    storeBigEndian64(message, index + 1);
    std::ranges::copy(tag, message.begin() + 8);
    Sum hash{};
    crypto_generichash(hash.data(), hash.size(), message.data(), message.size(), m_key.view().data(),
                       m_key.size());
    Words words{};
    for (std::size_t i = 0; i < words.size(); ++i) {
        words[words.size() - 1 - i] = loadBigEndian64(ByteView{hash}.subspan(i * 8));
    }
    return words;
}

void PageSet::add(const Words& element) {
    std::uint64_t carry = 0;
    for (std::size_t i = 0; i < m_sum.size(); ++i) {
        const std::uint64_t partial = m_sum[i] + carry;
        carry = std::uint64_t{partial < carry};
        m_sum[i] = partial + element[i];
        carry += std::uint64_t{m_sum[i] < partial};
    }
}

void PageSet::subtract(const Words& element) {
    std::uint64_t borrow = 0;
    for (std::size_t i = 0; i < m_sum.size(); ++i) {
        const std::uint64_t partial = m_sum[i] - borrow;
        borrow = std::uint64_t{partial > m_sum[i]};
        m_sum[i] = partial - element[i];
        borrow += std::uint64_t{m_sum[i] > partial};
    }
}

void PageSet::load(std::vector<seal::PageTag> tags) {
    m_tags = std::move(tags);
    m_sum = {};
    for (std::size_t index = 0; index < m_tags.size(); ++index) {
        add(elementOf(index));
    }
}

void PageSet::put(std::uint32_t page, const seal::PageTag& tag) {
    if (page == 0) {
        return; // no page has this number
    }
    const std::size_t index = page - 1;
    if (index >= m_tags.size()) {
        m_tags.resize(index + 1);
    }
    subtract(elementOf(index));
    m_tags[index] = tag;
    add(elementOf(index));
}

void PageSet::shrinkTo(std::uint32_t pages) {
    for (std::size_t index = pages; index < m_tags.size(); ++index) {
        subtract(elementOf(index));
    }
    if (pages < m_tags.size()) {
        m_tags.resize(pages);
    }
}

PageSet::Sum PageSet::sum() const {
    Sum out{};
    for (std::size_t i = 0; i < m_sum.size(); ++i) {
        storeBigEndian64(MutableByteView{out}.subspan(i * 8), m_sum[m_sum.size() - 1 - i]);
    }
    return out;
}

} // namespace holdfast::store
