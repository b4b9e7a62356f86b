# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'review_reading.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QHBoxLayout, QLabel, QProgressBar,
    QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout,
    QWidget)

class Ui_ReviewReading(object):
    def setupUi(self, ReviewReading):
        if not ReviewReading.objectName():
            ReviewReading.setObjectName(u"ReviewReading")
        self.column = QVBoxLayout(ReviewReading)
        self.column.setSpacing(12)
        self.column.setObjectName(u"column")
        self.column.setContentsMargins(32, 24, 32, 24)
        self.above = QSpacerItem(0, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.column.addItem(self.above)

        self.title_label = QLabel(ReviewReading)
        self.title_label.setObjectName(u"title_label")
        self.title_label.setText(u"")
        self.title_label.setTextFormat(Qt.TextFormat.PlainText)
        self.title_label.setWordWrap(True)
        self.title_label.setProperty(u"heading", True)

        self.column.addWidget(self.title_label)

        self.words_label = QLabel(ReviewReading)
        self.words_label.setObjectName(u"words_label")
        self.words_label.setText(u"")
        self.words_label.setTextFormat(Qt.TextFormat.PlainText)
        self.words_label.setWordWrap(True)
        self.words_label.setProperty(u"muted", True)

        self.column.addWidget(self.words_label)

        self.progress_bar = QProgressBar(ReviewReading)
        self.progress_bar.setObjectName(u"progress_bar")
        self.progress_bar.setMaximum(100)
        self.progress_bar.setTextVisible(False)
        self.progress_bar.setMaximumSize(QSize(560, 12))

        self.column.addWidget(self.progress_bar)

        self.buttons = QHBoxLayout()
        self.buttons.setObjectName(u"buttons")
        self.cancel_button = QPushButton(ReviewReading)
        self.cancel_button.setObjectName(u"cancel_button")
        self.cancel_button.setAutoDefault(False)

        self.buttons.addWidget(self.cancel_button)

        self.other_button = QPushButton(ReviewReading)
        self.other_button.setObjectName(u"other_button")
        self.other_button.setAutoDefault(False)

        self.buttons.addWidget(self.other_button)

        self.close_button = QPushButton(ReviewReading)
        self.close_button.setObjectName(u"close_button")
        self.close_button.setAutoDefault(False)

        self.buttons.addWidget(self.close_button)

        self.beside = QSpacerItem(8, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons.addItem(self.beside)


        self.column.addLayout(self.buttons)

        self.below = QSpacerItem(0, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.column.addItem(self.below)

        QWidget.setTabOrder(self.cancel_button, self.other_button)
        QWidget.setTabOrder(self.other_button, self.close_button)

        self.retranslateUi(ReviewReading)

        QMetaObject.connectSlotsByName(ReviewReading)
    # setupUi

    def retranslateUi(self, ReviewReading):
#if QT_CONFIG(accessibility)
        self.progress_bar.setAccessibleName(QCoreApplication.translate("ReviewReading", u"Ti\u1ebfn \u0111\u1ed9 \u0111\u1ecdc t\u1ec7p", None))
#endif // QT_CONFIG(accessibility)
        self.cancel_button.setText(QCoreApplication.translate("ReviewReading", u"H\u1ee7y", None))
        self.other_button.setText(QCoreApplication.translate("ReviewReading", u"Ch\u1ecdn t\u1ec7p kh\u00e1c\u2026", None))
        self.close_button.setText(QCoreApplication.translate("ReviewReading", u"\u0110\u00f3ng", None))
        pass
    # retranslateUi

