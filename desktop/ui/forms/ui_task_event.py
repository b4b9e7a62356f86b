# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'task_event.ui'
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
from PySide6.QtWidgets import (QApplication, QFormLayout, QLabel, QLineEdit,
    QSizePolicy, QWidget)

class Ui_TaskEvent(object):
    def setupUi(self, TaskEvent):
        if not TaskEvent.objectName():
            TaskEvent.setObjectName(u"TaskEvent")
        self.rows = QFormLayout(TaskEvent)
        self.rows.setObjectName(u"rows")
        self.rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        self.about = QLabel(TaskEvent)
        self.about.setObjectName(u"about")
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.about.setWordWrap(True)

        self.rows.setWidget(0, QFormLayout.ItemRole.SpanningRole, self.about)

        self.documentLabel = QLabel(TaskEvent)
        self.documentLabel.setObjectName(u"documentLabel")
        self.documentLabel.setMinimumSize(QSize(0, 30))
        self.documentLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.rows.setWidget(1, QFormLayout.ItemRole.LabelRole, self.documentLabel)

        self.document = QLineEdit(TaskEvent)
        self.document.setObjectName(u"document")

        self.rows.setWidget(1, QFormLayout.ItemRole.FieldRole, self.document)

        self.dateLabel = QLabel(TaskEvent)
        self.dateLabel.setObjectName(u"dateLabel")
        self.dateLabel.setMinimumSize(QSize(0, 30))
        self.dateLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.rows.setWidget(2, QFormLayout.ItemRole.LabelRole, self.dateLabel)

        self.date = QLineEdit(TaskEvent)
        self.date.setObjectName(u"date")

        self.rows.setWidget(2, QFormLayout.ItemRole.FieldRole, self.date)

#if QT_CONFIG(shortcut)
        self.documentLabel.setBuddy(self.document)
        self.dateLabel.setBuddy(self.date)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.document, self.date)

        self.retranslateUi(TaskEvent)

        QMetaObject.connectSlotsByName(TaskEvent)
    # setupUi

    def retranslateUi(self, TaskEvent):
        self.about.setText("")
        self.documentLabel.setText(QCoreApplication.translate("TaskEvent", u"S\u1ed1, k\u00fd hi\u1ec7u v\u0103n b\u1ea3n:", None))
        self.document.setPlaceholderText(QCoreApplication.translate("TaskEvent", u"V\u00ed d\u1ee5: 120/KH-UBND", None))
        self.dateLabel.setText(QCoreApplication.translate("TaskEvent", u"Ng\u00e0y v\u0103n b\u1ea3n:", None))
        self.date.setPlaceholderText(QCoreApplication.translate("TaskEvent", u"dd/mm/yyyy", None))
        pass
    # retranslateUi

