package io.jenkins.lib.modelgate.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DiskReasonTest {

    static Stream<Arguments> reasons() {
        return Stream.of(
                Arguments.of(new AccessDeniedException("a/b"), "this user has no permission for a/b"),
                Arguments.of(new AccessDeniedException("a/.1-2.modelgate-tmp"), "this user has no permission for a"),
                Arguments.of(new FileAlreadyExistsException("a"), "a is a file, where a folder is needed"),
                Arguments.of(new NoSuchFileException("a"), "a does not exist"),
                Arguments.of(
                        new FileSystemException("a/.1-2.modelgate-tmp", null, "Read-only file system"),
                        "the file system is read-only (a)"),
                Arguments.of(
                        new FileSystemException("a", null, "Disk quota exceeded"), "the disk quota is used up (a)"),
                Arguments.of(new FileSystemException("a"), "the system gives no reason (a)"),
                Arguments.of(new IOException("No space left on device"), "the disk is full"),
                Arguments.of(new FileNotFoundException("a (Permission denied)"), "this user has no permission"),
                Arguments.of(new MalformedInputException(1), "it is not UTF-8 text"),
                Arguments.of(new ClosedByInterruptException(), "it was interrupted"),
                Arguments.of(new IOException("broken gzip data"), "broken gzip data"));
    }

    @ParameterizedTest
    @MethodSource("reasons")
    void areWordsForAPerson(IOException problem, String clause) {
        assertThat(DiskReason.of(problem)).isEqualTo(clause);
    }
}
