package io.jenkins.lib.modelgate.data;

import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * Reads ISO 8601 instants: {@code 2016-01-31}, {@code 2016-01-31 23:59}, {@code 2016-01-31T23:59:59.123}, with {@code Z}
 * or an offset ({@code +02}, {@code +0200}, {@code +02:00}) after a time. Without either it is UTC.
 */
final class Timestamps {

    /** No timestamp; not the milliseconds of any in the years 0000 to 9999. */
    static final long NONE = Long.MIN_VALUE;

    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private final char[] text;
    private final int end;
    private int at;
    private boolean wrong;

    private Timestamps(char[] text, int offset, int length) {
        this.text = text;
        this.at = offset;
        this.end = offset + length;
    }

    /** Milliseconds since 1970, cut off below the millisecond, or {@link #NONE}. */
    static long parse(char[] text, int offset, int length) {
        boolean shaped = length >= 10 && text[offset + 4] == '-' && text[offset + 7] == '-';
        return shaped ? new Timestamps(text, offset, length).parse() : NONE;
    }

    private long parse() {
        long millis = date() * DAY;
        if (at < end) {
            char separator = text[at++];
            wrong |= separator != 'T' && separator != 't' && separator != ' ';
            millis += time();
            millis -= offset();
        }
        return wrong || at != end ? NONE : millis;
    }

    private long date() {
        int year = digits(4);
        at++;
        int month = digits(2);
        at++;
        int day = digits(2);
        try {
            return wrong ? 0 : LocalDate.of(year, month, day).toEpochDay();
        } catch (DateTimeException e) {
            wrong = true;
            return 0;
        }
    }

    private long time() {
        int hour = digits(2);
        expect(':');
        int minute = digits(2);
        long millis = 0;
        if (isNext(':')) {
            at++;
            int second = digits(2);
            wrong |= second > 59;
            millis = second * 1000L + fraction();
        }
        wrong |= hour > 23 || minute > 59;
        return hour * HOUR + minute * MINUTE + millis;
    }

    private int fraction() {
        if (!isNext('.') && !isNext(',')) {
            return 0;
        }
        int start = ++at;
        int millis = 0;
        for (int weight = 100; at < end && text[at] >= '0' && text[at] <= '9'; weight /= 10) {
            millis += (text[at++] - '0') * weight;
        }
        wrong |= at == start || at - start > 9;
        return millis;
    }

    private long offset() {
        if (isNext('Z') || isNext('z')) {
            at++;
            return 0;
        }
        if (!isNext('+') && !isNext('-')) {
            return 0;
        }
        int sign = text[at++] == '-' ? -1 : 1;
        int hours = digits(2);
        if (isNext(':')) {
            at++;
            wrong |= at == end;
        }
        int minutes = at < end ? digits(2) : 0;
        wrong |= hours > 18 || minutes > 59;
        return sign * (hours * HOUR + minutes * MINUTE);
    }

    private boolean isNext(char c) {
        return at < end && text[at] == c;
    }

    private void expect(char c) {
        wrong |= !isNext(c);
        at++;
    }

    private int digits(int count) {
        int value = 0;
        for (int i = 0; i < count; i++, at++) {
            if (at >= end || text[at] < '0' || text[at] > '9') {
                wrong = true;
                return 0;
            }
            value = value * 10 + (text[at] - '0');
        }
        return value;
    }
}
